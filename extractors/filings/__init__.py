"""Company filings to facts."""
