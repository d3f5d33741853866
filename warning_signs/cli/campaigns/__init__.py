"""The commands `flask campaign …`, one module for each kind."""
