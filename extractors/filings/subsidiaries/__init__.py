"""Subsidiaries that filings list, and where they are."""
