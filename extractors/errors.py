"""Errors raised by extractors.

* ExtractionError
  + MalformedError
  + MissingFieldError
  + UnsupportedError
"""


class ExtractionError(Exception):
    """A document can not be read; it goes to quarantine with this error's text as the reason."""


class MalformedError(ExtractionError):
    """The document is not what its format says it is."""


class MissingFieldError(ExtractionError):
    """The document lacks a field that its facts depend on."""


class UnsupportedError(ExtractionError):
    """The document is of a known kind that no extractor reads yet."""
