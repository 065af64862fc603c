"""Says how each kind of tab is made, for every window of a session."""
