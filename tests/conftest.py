"""Fixtures that every test may use; they live in modules of their own."""

pytest_plugins = ["tests.stores"]
