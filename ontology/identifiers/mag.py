"""Id of the Microsoft Academic Graph, closed in 2021; the address is that of its RDF copy.

https://makg.org
"""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme

SCHEME: Final = Scheme(
    name="mag",
    title="Microsoft Academic id",
    pattern=re.compile(
        r"(?:https?://(?:academic\.microsoft\.com/#/detail|makg\.org/entity)/)?([1-9][0-9]*)",
        re.ASCII,
    ),
    address="https://makg.org/entity/{}",
)
