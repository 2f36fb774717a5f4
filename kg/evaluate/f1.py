"""The harmonic mean of precision and recall (van Rijsbergen, 1979, Information Retrieval)."""


def f1(precision: float, recall: float) -> float:
    """F1; 0 where both are."""
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0
