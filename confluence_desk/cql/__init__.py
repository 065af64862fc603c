"""The query language of Confluence: text to tree, the rules of its fields, dates and texts."""
