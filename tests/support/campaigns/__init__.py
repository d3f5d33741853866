"""Campaigns, and the database that they are in."""
