"""Builds every object of the window once, runs the loop, shuts down in order."""
