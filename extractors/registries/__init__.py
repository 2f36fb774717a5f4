"""Registries of organisations: looked up, never poured into the graph."""
