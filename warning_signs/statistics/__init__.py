"""The numbers that a campaign publishes. Pure: no Flask and no database."""
