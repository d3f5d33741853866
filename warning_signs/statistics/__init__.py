"""What a campaign publishes of its counters. No Flask and no database here."""
