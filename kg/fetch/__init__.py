"""Records brought from open interfaces into files that `kg ingest` reads."""
