"""The local library: everything once seen, encrypted, one file a site and account."""

from confluence_desk.store.library_file import Store, file_name

__all__ = ["Store", "file_name"]
