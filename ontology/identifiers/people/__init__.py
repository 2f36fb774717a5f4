"""Identifiers of people."""
