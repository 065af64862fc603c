"""The local library: one encrypted SQLite file a site; the only place that knows apsw."""
