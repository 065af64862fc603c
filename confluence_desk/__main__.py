"""Starts the program: python -m confluence_desk."""
