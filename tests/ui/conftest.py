"""Fixtures of the window's tests: the look, quiet messages and a fake library."""
