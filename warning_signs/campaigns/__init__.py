"""A campaign of an organisation: what it is, how it looks, whom it adds to the help services.

Pure: nothing here knows of a database or of the web.
"""
