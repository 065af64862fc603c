"""Signing in by OAuth 2.0 (3LO), and keeping what came of it alive."""
