"""The formats that the USPTO publishes patents in, by the head of a document.

A file of one of them is told apart from every other file, whether we read the format or not.
https://bulkdata.uspto.gov, https://www.uspto.gov/patents/search
"""

import re
from typing import Final

READ: Final = "us-patent-grant", "us-patent-application"
"""Root elements of the format that is read: XML v4.x."""

_SGML: Final = rb"<!DOCTYPE PATDOC PUBLIC"
START: Final = re.compile(
    # Literal beginnings, looked back at: a quarter of the time of `^` at every line.
    rb"<\?xml\s|" + _SGML + rb"(?<=\n" + _SGML + rb")|PATN(?<=\nPATN)[ \t\r]*\n"
)
"""Where a document begins in a file: at its XML declaration, or as SGML and Green Book text do."""

HEAD: Final = 65536
"""Bytes of a document that are looked at."""

# Root element (none for text and JSON), what else its head must hold, and what it is.
_UNREAD: Final = (
    ("PATDOC", _SGML, "USPTO grants of 2001 in SGML (ST.32)"),
    ("PATDOC", rb"", "USPTO grants of 2001 to 2004 in XML v2.x (ST.32, PATDOC)"),
    ("patent-application-publication", rb"", "USPTO applications of 2001 to 2004 in XML v1.x"),
    ("sequence-cwu", rb"", "sequence listings that stand beside USPTO patents"),
    ("us-patent-assignments", rb"", "USPTO assignments"),
    ("response", rb"patAssign", "results of the USPTO assignment search"),
    ("CPCMasterClassificationFile", rb"uspto", "CPC master classification files of the USPTO"),
    ("class-scheme", rb'scheme-type="cpc"', "CPC schemes"),
    ("AbstractDocument", rb"uspto:patent", "USPTO filed documents (XML4IP)"),
    ("ClaimsDocument", rb"uspto:patent", "USPTO filed documents (XML4IP)"),
    ("SpecificationDocument", rb"uspto:patent", "USPTO filed documents (XML4IP)"),
    ("", rb"^PATN\s+WKU\s", "USPTO grants of 1976 to 2001 in Green Book text"),
    ("", rb"\*\*\* BRS DOCUMENT BOUNDARY", "USPTO search exports (BRS)"),
    ("", rb'\A\s*[\[{][^\[]*?"guid":\s*"US-', "USPTO public search results (JSON)"),
)


def format_of(data: bytes) -> str:
    """Root element if the format is read, its title if it is only known, empty for any other."""
    head = re.sub(rb"<!--.*?-->", b"", data[:HEAD], flags=re.DOTALL)
    root = _root(head)
    if root in READ:
        return root
    for name, sign, title in _UNREAD:
        if name == root and re.search(sign, head, re.MULTILINE):
            return title
    return ""


def _root(head: bytes) -> str:
    """Local name of the root element, or the one that the DOCTYPE announces; empty for no XML."""
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return ""
    name = rb"([A-Za-z][\w.-]*)"
    # A prolog that names very many images can outgrow the head.
    found = re.search(rb"<(?:[\w.-]+:)?" + name, head) or re.search(rb"<!DOCTYPE\s+" + name, head)
    return found[1].decode() if found else "?"
