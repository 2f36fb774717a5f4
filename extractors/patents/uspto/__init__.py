"""The USPTO: grants and applications since 1976, assignments, search."""
