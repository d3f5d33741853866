"""Where campaigns and their counters are kept: the only part of the product that keeps anything.

SQLAlchemy is imported by the modules below, and these only where there is a database: a site
without a campaign does without (13 MB, 0.2 s).
"""
