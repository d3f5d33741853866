"""No small number is shown: the few people behind it could be known. figures.py leaves it out."""

MIN_NUMBER = 5
"""No smaller number is ever shown, whatever a campaign asks for."""
