"""Errors of the ontology.

* OntologyError
  + VocabularyError
  + FactError
  + IdentifierError
"""


class OntologyError(Exception):
    """Base of every error the ontology raises on purpose."""


class VocabularyError(OntologyError):
    """vocabulary.ttl does not say what the code needs it to say."""


class FactError(OntologyError):
    """A fact does not fit the vocabulary."""


class IdentifierError(OntologyError):
    """A text is no identifier of the scheme it was said to be of."""
