"""Number of a company at Companies House, the register of the United Kingdom.

Eight characters: figures, or two letters (SC of Scotland, NI of Northern Ireland, OC of
partnerships) and six figures; leading zeros are often left out.
https://www.gov.uk/government/organisations/companies-house
"""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme


def _write(match: re.Match[str]) -> str | None:
    letters, figures = match[1].upper(), match[2]
    return f"{letters}{figures:0>{8 - len(letters)}}" if len(letters + figures) <= 8 else None


SCHEME: Final = Scheme(
    name="companieshouse",
    title="Companies House number",
    pattern=re.compile(r"([A-Za-z]{2}|)([0-9]{5,8})", re.ASCII),
    address="https://find-and-update.company-information.service.gov.uk/company/{}",
    write=_write,
)
