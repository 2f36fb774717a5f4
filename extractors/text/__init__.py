"""Text to spans, spans to relations, with offsets. The only place that touches spaCy."""
