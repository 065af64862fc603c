"""Two revisions in, aligned rows out: pure functions, no Qt, no network, no database."""
