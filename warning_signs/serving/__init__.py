"""The production server: its processes, its socket and what it must not write."""
