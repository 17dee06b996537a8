"""Rules for all tests."""

from hypothesis import settings

# A busy machine may be slow for a while, and two runs of the tests should give the same result.
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.load_profile("repeatable")
