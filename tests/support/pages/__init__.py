"""What every page and its headers must keep to."""
