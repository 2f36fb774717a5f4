"""Names folded so that equal ones compare equal."""
