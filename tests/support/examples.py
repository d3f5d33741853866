"""How many examples a property test tries; HYPOTHESIS_PROFILE=nightly tries ten times as many."""

from hypothesis import settings

WHOLE_PAGES = settings.default.max_examples // 4
"""For tests that render and check a page for each example. Others take what the profile says."""
