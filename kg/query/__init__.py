"""What is read from the store: status, pieces of the graph, exports."""
