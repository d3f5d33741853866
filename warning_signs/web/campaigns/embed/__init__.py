"""How an organisation shows a campaign on its own site: a frame, or a card with a link."""
