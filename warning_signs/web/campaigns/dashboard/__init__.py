"""The published numbers of a campaign: page, charts and files."""
