"""How likely a candidate is meant: features, and the ranker trained on them."""
