"""References that running text makes to patents and literature, and what a reference says."""
