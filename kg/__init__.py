"""Facts to one graph: stage, resolve, load, collaborate, export."""
