"""A campaign of an organisation: its definition, its look and its own helplines.

Pure: nothing here knows the database or the web.
"""
