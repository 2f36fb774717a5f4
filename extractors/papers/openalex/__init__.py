"""OpenAlex: works, authors, institutions."""
