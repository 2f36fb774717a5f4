"""Identifiers of organisations."""
