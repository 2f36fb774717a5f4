"""dblp person id: `12/345-1`, `h/GeoffreyEHinton`.

Addresses of the form `/pers/hd/h/Hinton:Geoffrey_E=` spell the name and hold no person id.
https://dblp.org/faq/Is+there+a+list+of+dblp+person+identifiers.html
"""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme

SCHEME: Final = Scheme(
    name="dblp",
    title="dblp person",
    pattern=re.compile(
        r"(?:https?://(?:www\.)?dblp(?:\.org|\.uni-trier\.de|\.dagstuhl\.de)/pid/)?"
        r"((?:[0-9]{1,3}|[a-z])/[A-Za-z0-9]+(?:-[0-9]+)?)(?:\.html|\.xml)?/?",
        re.ASCII,
    ),
    address="https://dblp.org/pid/{}",
)
