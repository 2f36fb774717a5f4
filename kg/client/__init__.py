"""The client of the API: its transport, and answers as tables."""

from kg.client.api import Client

__all__ = ["Client"]
