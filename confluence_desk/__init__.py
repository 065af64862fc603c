"""Confluence Desk: read a Confluence Cloud site from the desktop, online or not."""

__version__ = "0.1.0"
