"""The query language: text to tree, and what may come next; no I/O."""
