"""Statements of Cypher."""
