"""Filings of the mainland and Hong Kong: annual reports and announcements."""
