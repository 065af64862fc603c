"""Draws macros: a registry by name, one module a family, and a labelled box for the rest."""
