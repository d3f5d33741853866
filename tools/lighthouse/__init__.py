"""Lets Lighthouse judge pages of the running site, as a phone sees them."""
