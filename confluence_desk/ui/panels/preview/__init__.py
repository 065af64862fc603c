"""Attachments shown inside: pictures, papers, texts and tables; nothing in them ever runs."""
