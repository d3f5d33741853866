"""Real servers in front of the site, under it or around it."""
