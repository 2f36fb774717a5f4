"""Patents: grants and applications to facts."""
