"""Organisations in strings: candidates ranked, decided on, and read once for each name."""
