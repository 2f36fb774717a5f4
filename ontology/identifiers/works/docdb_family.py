"""Number of a simple patent family in DOCDB, the EPO's master documentation database.

https://www.epo.org/en/searching-for-patents/helpful-resources/first-time-here/patent-families/docdb
"""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme

SCHEME: Final = Scheme(
    name="docdb-family",
    title="DOCDB simple patent family",
    pattern=re.compile(r"([1-9][0-9]{0,11})", re.ASCII),
    address="https://worldwide.espacenet.com/patent/search/family/{}",
)
