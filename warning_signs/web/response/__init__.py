"""Responses that several features send, other than pages."""
