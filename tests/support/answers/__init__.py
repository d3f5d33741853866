"""Any answers at all, and what must follow from some."""
