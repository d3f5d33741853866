"""Hands, eyes and other people’s sites for a browser."""
