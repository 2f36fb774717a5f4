"""The formats that the USPTO publishes in, by the head of a document.

A file of one of them is told apart from every other file, whether it holds patents or not.
https://bulkdata.uspto.gov, https://www.uspto.gov/patents/search
"""

import re
from typing import Final

READ: Final = "us-patent-grant", "us-patent-application"
"""Root elements of XML v4.x."""

PATDOC: Final = "PATDOC"
PRE_GRANT: Final = "patent-application-publication"
ASSIGNMENTS: Final = "us-patent-assignments"
GREEN_BOOK: Final = "PATN"
SEARCH: Final = "guid"

_SGML: Final = rb"<!DOCTYPE PATDOC PUBLIC"
START: Final = re.compile(
    # Literal beginnings, looked back at: a quarter of the time of `^` at every line.
    rb"<\?xml\s|" + _SGML + rb"(?<=\n" + _SGML + rb")|PATN(?<=\nPATN)[ \t\r]*\n"
)
"""Where a document begins in a file: at its XML declaration, or as SGML and Green Book text do."""

HEAD: Final = 65536
"""Bytes of a document that are looked at."""

_BY_ROOT: Final = (*READ, PATDOC, PRE_GRANT)

# Root element (none for text and JSON), what else its head must hold, and what it is.
_OTHERS: Final = (
    ("", rb"^PATN[ \t\r]*\nWKU\s", GREEN_BOOK),
    ("", rb'\A\s*[\[{][^\[]*?"guid":\s*"US-', SEARCH),
    ("us-patent-assignments", rb"", ASSIGNMENTS),
    ("response", rb"patAssign", ASSIGNMENTS),
    ("sequence-cwu", rb"", "sequence listings that stand beside USPTO patents"),
    ("CPCMasterClassificationFile", rb"uspto", "CPC master classification files of the USPTO"),
    ("class-scheme", rb'scheme-type="cpc"', "CPC schemes"),
    ("AbstractDocument", rb"uspto:patent", "papers of an applicant filed with the USPTO (XML4IP)"),
    ("ClaimsDocument", rb"uspto:patent", "papers of an applicant filed with the USPTO (XML4IP)"),
    (
        "SpecificationDocument",
        rb"uspto:patent",
        "papers of an applicant filed with the USPTO (XML4IP)",
    ),
    ("", rb"\*\*\* BRS DOCUMENT BOUNDARY", "USPTO search exports (BRS)"),
)


def format_of(data: bytes) -> str:
    """The format by its name above; its title where it holds no patents; empty for any other."""
    head = re.sub(rb"<!--.*?-->", b"", data[:HEAD], flags=re.DOTALL)
    root = _root(head)
    if root in _BY_ROOT:
        return root
    for name, sign, format_ in _OTHERS:
        if name == root and re.search(sign, head, re.MULTILINE):
            return format_
    return ""


def _root(head: bytes) -> str:
    """Local name of the root element, or the one that the DOCTYPE announces; empty for no XML."""
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return ""
    name = rb"([A-Za-z][\w.-]*)"
    # A prolog that names very many images can outgrow the head.
    found = re.search(rb"<(?:[\w.-]+:)?" + name, head) or re.search(rb"<!DOCTYPE\s+" + name, head)
    return found[1].decode() if found else "?"
