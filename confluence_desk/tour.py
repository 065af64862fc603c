"""Drives the real window through its main jobs and leaves pictures."""
