"""Answers a query from the library: the tree becomes one SQL statement with parameters."""
