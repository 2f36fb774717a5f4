"""Which organisations of the registries a string may name."""
