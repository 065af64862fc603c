"""Reads questions in plain English by rules, into the clauses that they mean."""
