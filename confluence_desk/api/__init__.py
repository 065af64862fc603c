"""Confluence over HTTP: the only place that knows httpx."""
