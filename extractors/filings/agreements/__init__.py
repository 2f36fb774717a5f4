"""Agreements that filings bring along or tell of: parties, days, terms."""
