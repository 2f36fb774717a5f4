"""GeoNames id of a place (https://www.geonames.org/ontology/documentation.html)."""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme

SCHEME: Final = Scheme(
    name="geonames",
    title="GeoNames id",
    pattern=re.compile(r"(?:https?://(?:www\.|sws\.)?geonames\.org/)?([1-9][0-9]*)/?", re.ASCII),
    address="https://sws.geonames.org/{}/",
)
