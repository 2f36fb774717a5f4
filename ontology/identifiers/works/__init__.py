"""Identifiers of works and documents."""
