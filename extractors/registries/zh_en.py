"""Organisations by their Chinese and English names, from tab-separated lists of such pairs.

The columns: `zh`, `en`, `code` (a stock code, `00700.HK`), `zh_script` (`Hans` or `Hant`), `names`
(what kind of names they are: `legal`, `official`, `translated`, `common`, `short`), `website`,
`alt_zh` (the common Chinese name beside a legal one). All but the first two may be empty.
"""

import re
from collections.abc import Iterator
from csv import QUOTE_NONE, Error
from typing import BinaryIO, Final

import orjson

from extractors.errors import MalformedError
from extractors.record import parse
from extractors.source import Authority, Raw, Source, believed
from extractors.tables import read_named_rows
from ontology.facts import Document, Evidence, Fact, Name, Unread, fingerprint
from ontology.identifiers import curie

COLUMNS: Final = ("zh", "en", "code", "zh_script", "names", "website", "alt_zh")
SCRIPTS: Final = ("Hans", "Hant")

# Exchanges of the mainland list companies of China alone; that of Hong Kong those of anywhere.
COUNTRIES: Final = {".SZ": "CN", ".SH": "CN", ".BJ": "CN"}

_OPENING: Final = re.compile(rb"(?:\xef\xbb\xbf)?" + "\t".join(COLUMNS).encode() + rb"\r?\n")
# A short name says what share it is of: 万科A is a share of 万科.
_SHARE: Final = re.compile(r"(?<=[^A-Za-z])(?:A|B|-W|-SW|-S|-B)$")
_CALLED: Final = re.compile(r'(.+?) \(["“]([^"“”]{2,40})["”]\)')
"""A name with the one that its translator calls it by: `Acme Robotics Co., Ltd. ("Acme")`."""
_COMPANY: Final = ("公司", "銀行", "银行")
_UNIVERSITY: Final = ("大学", "大學", "学院", "學院")


def recognises(name: str, head: bytes) -> bool:
    """Whether a file opens with the columns of such a list."""
    return _OPENING.match(head) is not None


def split(stream: BinaryIO) -> Iterator[bytes]:
    """Yield each row as a JSON object.

    Raises:
        MalformedError: the list is no UTF-8.
    """
    try:
        lines = stream.read().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise MalformedError(f"the list must be UTF-8: {error}") from error
    try:
        for row in read_named_rows(lines, delimiter="\t", quoting=QUOTE_NONE):
            yield orjson.dumps({name: value for name, value in row.items() if name and value})
    except Error as error:
        raise MalformedError(f"the file is no such table: {error}") from error


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield the organisation of a row: named in English, its Chinese names beside it."""
    record = parse(raw.data)
    chinese, english, code = record.text("zh"), record.text("en"), record.optional_text("code")
    tag, website = _language(record.optional_text("zh_script")), record.optional_text("website")
    short = record.optional_text("names") == "short"
    printed = (_SHARE.sub("", chinese) if short else chinese, record.optional_text("alt_zh"))
    key = fingerprint(chinese, english)
    document = Document("zh-en", key, english)
    yield document
    ticker, country = curie("ticker", code), COUNTRIES.get(code[-3:], "")
    properties = {"countryCode": country, "homepage": _address(website)}
    called = _CALLED.fullmatch(english)
    names = [Name(each, tag) for each in printed if each]
    yield document.mention(
        _kind(chinese, code),
        called[1] if called else english,
        Evidence("/en", english),
        names=(*names, *((Name(called[2], "en"),) if called else ())),
        identifiers=(*((ticker,) if ticker else ()), f"zh-en:{key}"),
        properties={name: value for name, value in properties.items() if value},
    )
    yield from map(Unread, record.close())


def _language(script: str) -> str:
    if script and script not in SCRIPTS:
        raise MalformedError(f"/zh_script must be {' or '.join(SCRIPTS)}, but is {script[:60]!r}")
    return f"zh-{script}" if script else "zh"


def _kind(chinese: str, code: str) -> str:
    if code or chinese.endswith(_COMPANY):
        return "Company"
    return "University" if chinese.endswith(_UNIVERSITY) else "Organization"


def _address(website: str) -> str:
    return website if not website or "://" in website else f"https://{website}"


SOURCE = Source(
    name="zh-en",
    version="2",
    title="Lists of organisations in Chinese and English",
    url="",
    license="as the list says",
    recognises=recognises,
    split=split,
    extract=extract,
    registry=True,
    precedence=believed(Authority.AGGREGATOR),
)
