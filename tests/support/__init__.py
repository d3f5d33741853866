"""What tests share: what every page must keep to, the site as a process, and hands for a browser."""
