"""The shared vocabulary: what can be in the graph, and what an extractor may say."""
