"""Exports of reference managers and databases."""
