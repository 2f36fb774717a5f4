"""Gold against answers: what people judged, and how near the resolver comes to it."""
