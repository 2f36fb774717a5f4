"""PMID: a paper's number in PubMed (https://www.nlm.nih.gov/bsd/mms/medlineelements.html#pmid)."""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme

SCHEME: Final = Scheme(
    name="pmid",
    title="PubMed id",
    pattern=re.compile(
        r"(?:https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/"
        r"|pmid: ?)?0*([1-9][0-9]{0,7})/?",
        re.ASCII | re.IGNORECASE,
    ),
    address="https://pubmed.ncbi.nlm.nih.gov/{}",
)
