"""What tests share: what every page keeps to, the site as a process, hands for a browser."""
