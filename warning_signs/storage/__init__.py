"""The database of campaigns and their counters: the only data that the product stores.

Most modules here import SQLAlchemy (13 MB, 0.2 s), so a site without a campaign must not import
them. `url` does not, and says whether there is a database at all.
"""
