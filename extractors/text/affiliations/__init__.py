"""Affiliation strings read into typed spans."""
