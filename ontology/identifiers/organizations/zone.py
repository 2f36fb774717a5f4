"""Row of our own registry of organisations of the Hong Kong-Shenzhen zone (`zone:sustech`).

See extractors/registries/zone.py. A row keeps its id for ever.
"""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme

SCHEME: Final = Scheme(
    name="zone",
    title="registry of the Hong Kong-Shenzhen zone",
    pattern=re.compile(r"([a-z0-9][a-z0-9-]{0,63})", re.ASCII),
    address="urn:hetao:zone:{}",
)
