"""Ids that this house gives out itself: entities (`kg:org/…`) and documents (`doc:openalex/W1`)."""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme

_PATTERN: Final = re.compile(r"([^\s:/][^\r\n]*)")

KG: Final = Scheme("kg", "entity of this graph", _PATTERN, "urn:hetao:kg:{}")
DOC: Final = Scheme("doc", "document of this graph", _PATTERN, "urn:hetao:doc:{}")
