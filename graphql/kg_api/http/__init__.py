"""The API over HTTP: who may ask, how much, and in which form."""
