"""Extractors turn source documents into facts: pure generators, no I/O, no clock, no chance."""
