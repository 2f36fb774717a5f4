"""ORCID: people as they describe themselves."""
