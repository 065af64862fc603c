"""The key of the benches' library, for a start that must not load what made the library."""

KEY = "5a" * 32
