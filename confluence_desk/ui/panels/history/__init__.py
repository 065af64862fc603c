"""The past of a page: its versions, which two are compared, and what came since it was read."""
