"""Crossref: works as its interface gives them and as publishers deposit them."""
