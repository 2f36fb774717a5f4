"""CIK: a filer's Central Index Key at the SEC, without leading zeros.

https://www.sec.gov/search-filings/cik-lookup
"""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme

SCHEME: Final = Scheme(
    name="cik",
    title="SEC Central Index Key",
    pattern=re.compile(r"(?:cik:? ?)?0{0,9}([1-9][0-9]{0,9})", re.ASCII | re.IGNORECASE),
    address="https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK={}",
)
