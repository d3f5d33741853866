"""The content that the site comes with, and content that replaces it."""
