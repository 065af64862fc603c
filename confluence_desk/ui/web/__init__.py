"""The WebEngine side: how a page is served, guarded and shown; the only WebEngine."""
