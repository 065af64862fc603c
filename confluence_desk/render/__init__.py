"""Storage format in, safe HTML out: pure functions."""
