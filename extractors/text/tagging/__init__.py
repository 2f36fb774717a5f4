"""Spans of running text told by trained models: conditional random fields over words."""
