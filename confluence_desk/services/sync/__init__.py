"""Keeps chosen content complete and fresh on this machine, in bulk."""
