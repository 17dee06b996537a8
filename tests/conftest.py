"""Rules for all tests."""

from hypothesis import settings

# A busy machine is slow for a moment, and a run of the tests should give the same answer twice.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")
