"""Annual reports of A-share companies in Chinese, announcements at the Hong Kong exchange.

PDF with a text layer (pdfium), or its text with a form feed between pages. A report tells the
company with its code and names, its officers, and its subsidiaries with shares; an
announcement its company, code, day and directors, in either language its agreements.
https://www.cninfo.com.cn, https://www.hkexnews.hk
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO, Final

import pypdfium2

from extractors.errors import MalformedError, UnsupportedError
from extractors.filings.china import board, english_announcements, officers, staff, statements
from extractors.filings.china.board import Change
from extractors.filings.china.dates import chinese_day
from extractors.filings.china.definitions import definitions, in_full
from extractors.filings.china.elsewhere import elsewhere
from extractors.filings.china.groups import find_group
from extractors.filings.china.staff import Office
from extractors.source import Authority, Raw, Source, believed
from extractors.text import encoding
from ontology.facts import Document, Evidence, Fact, Mention, Name, Text, Value, seen
from ontology.identifiers import curie

_REPORT: Final = re.compile("年年?度报告[\\s\\S]{0,3000}重要提示")
_ANNOUNCED: Final = re.compile(
    "香港聯合交易所有限公司對本公[告佈佈]|香港联合交易所有限公司对本公告"
)
_LONGEST: Final = 128 * 1024 * 1024
_PAGES: Final = 1_000
"""Most pages of a PDF that are read."""
_BETWEEN_HAN: Final = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef]) +(?=[\u3000-\u9fff\uff00-\uffef])"
)
_HEAD: Final = 40_000
"""Characters by which a report or an announcement is known."""

_NAME: Final = re.compile(r"公司的中文名称[ \t]*(\S+)")
_ENGLISH: Final = re.compile(r"公司的外文名称(?:（如有）)?[ \t]+([A-Za-z][^\n]{2,100})")
_SHORT: Final = re.compile(r"公司的中文简称[ \t]*(\S+)")
_CODE: Final = re.compile(r"(?:股票代码|公司代码)[：:\s]*(\d{6})")
_LEGAL: Final = re.compile(r"公司的法定代表人[ \t]*([\u4e00-\u9fff·]{2,6})(?=\s)")
_SURE: Final = 0.9
"""How surely a row of a table is read whose cells are cut by lines."""
_EXCHANGES: Final = {"6": "SH", "9": "SH", "0": "SZ", "2": "SZ", "3": "SZ", "4": "BJ", "8": "BJ"}
"""Exchanges of the mainland by the first figure of a code."""
_YEAR: Final = re.compile(r"(20\d\d) ?年年度报告")
_HK_CODE: Final = re.compile(r"股份代號[：:]\s*(\d{1,5})|[Ss]tock [Cc]ode[：:]\s*(\d{1,5})")
_HK_NAME: Final = re.compile(
    r"([A-Z][A-Za-z&.,'() -]{2,60}?|[\u4e00-\u9fff（）]{4,30}?公司)\s?[（(]「本公司」"
)
_HK_SIGNED: Final = re.compile(
    r"承董事[會会]命\s{1,9}"
    r"([A-Z][A-Za-z&.,'() -]{2,60}|[\u4e00-\u9fff（）]{4,30}公司)[*\uff0a]?\s*\n"
)
"""Who signs, in an announcement that calls itself `本公司` without saying who that is."""
_DIRECTORS: Final = re.compile(
    r"本公司(?:之)?((?:獨立)?(?:非)?執行董事)(?:為|包括|爲)([^。]{2,200})。"
)
_PERSON: Final = re.compile(r"^([\u4e00-\u9fff]{2,4}?)(?:先生|女士|博士|教授)?$")
_BETWEEN: Final = re.compile("[、，及](?![^（）]{0,20}）)")
_CHAIR: Final = re.compile("（((?:聯席|副|榮譽)?主席)[^（）]{0,12}）")
"""What parts the names of directors, and an office beside that, in brackets behind a name."""


def recognises(name: str, head: bytes) -> bool:
    """Whether a file is a PDF, which no other source reads, or the text of such a document."""
    if head.startswith(b"%PDF-"):
        return True
    text = head.decode("utf-8", "ignore")
    return name.lower().endswith(".txt") and bool(
        _REPORT.search(text[:_HEAD])
        or _ANNOUNCED.search(_BETWEEN_HAN.sub("", text[:_HEAD]))
        or english_announcements.ANNOUNCED.search(text[:_HEAD])
    )


def split(stream: BinaryIO) -> Iterator[bytes]:
    """The file as one document.

    Raises:
        MalformedError: it is larger than any report.
    """
    data = stream.read(_LONGEST + 1)
    if len(data) > _LONGEST:
        raise MalformedError(f"the file is larger than {_LONGEST} bytes; bring its text")
    if data:
        yield data


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield the filing, its company, and whom and what it tells.

    Raises:
        MalformedError: the PDF can not be read.
        UnsupportedError: it holds no text, or is of neither kind.
    """
    text = _text(raw.data)
    if _REPORT.search(text[:_HEAD]) and (name := _NAME.search(text)):
        yield from _report(text, name)
    elif _ANNOUNCED.search(text[:_HEAD]) and (
        name := _HK_NAME.search(text) or _HK_SIGNED.search(text)
    ):
        yield from _announcement(text, name, raw)
    elif english_announcements.ANNOUNCED.search(text[:_HEAD]) and (
        name := english_announcements.NAMED.search(text[:_HEAD])
    ):
        yield from english_announcements.facts(text, name, raw.file)
    else:
        raise UnsupportedError(
            "the document is neither an annual report that names its company nor an announcement "
            "at the Hong Kong exchange, or has no text layer"
        )
    yield Text(text)


def _text(data: bytes) -> str:
    if not data.startswith(b"%PDF-"):
        return _joined(encoding.decoded(data))
    try:
        pdf = pypdfium2.PdfDocument(data)
        pages = [pdf[i].get_textpage().get_text_range() for i in range(min(len(pdf), _PAGES))]
    except (pypdfium2.PdfiumError, ValueError, IndexError) as error:
        raise MalformedError(f"the PDF can not be read: {error}; bring its text") from error
    text = "\f".join(pages).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _joined(text)


def _joined(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    # Announcements set characters apart; in the tables of a report blanks part columns.
    joined = _BETWEEN_HAN.sub("", text)
    return joined if _ANNOUNCED.search(joined[:_HEAD]) else text


def _report(text: str, name: re.Match[str]) -> Iterator[Fact]:
    code, year = _CODE.search(text), _YEAR.search(text)
    key = "-".join(filter(None, (code[1] if code else name[1], year[1] if year else "")))
    title = f"{name[1]} {year[1] if year else ''}年年度报告"
    document = Document("cn-filings", key, title, language="zh")
    others = [
        Name(found[1].strip(), language)
        for pattern, language in ((_ENGLISH, "en"), (_SHORT, "zh"))
        if (found := pattern.search(text))
    ]
    company = _company(document, name, code, others, "CN")
    said: dict[str, Value] = {"form": "年度报告", "language": "zh"}
    if year:
        said |= {"period": f"{year[1]}-12-31", "year": int(year[1])}
    filing = document.mention("Filing", title, company.evidence, properties=said)
    yield from (document, filing, company)
    yield document.link("filed", company, filing, company.evidence)
    closed = str(said.get("period", ""))
    defined = definitions(text)
    yield from _people(document, company, text, closed, defined)
    yield from find_group(document, company, text, seen(closed), defined)
    yield from statements.facts(document, company, filing, text, defined)


def _people(
    document: Document, company: Mention, text: str, closed: str, defined: Mapping[str, str]
) -> Iterator[Fact]:
    """Who directs a company, and what they are elsewhere."""
    held: list[Office] = []
    if legal := _LEGAL.search(text):
        evidence = _evidence(legal, 1)
        held.append(Office(legal[1], company, "法定代表人", seen(closed), evidence))
    for post in officers.posts(text, closed):
        evidence = Evidence(f"char={post.start},{post.start + len(post.name)}", post.name)
        held.append(Office(post.name, company, post.role, post.spell, evidence))
    places: dict[str, Mention] = {}
    for each in elsewhere(text, closed, {one.person for one in held}):
        evidence = Evidence(f"char={each.start},{each.end}", text[each.start : each.end], _SURE)
        name, short = in_full(each.organisation, defined)
        if name not in places:
            others = (Name(short, "zh"),) if short else ()
            places[name] = document.mention(statements.kind_of(name), name, evidence, names=others)
            yield places[name]
        held.append(Office(each.name, places[name], each.role, each.spell, evidence))
    yield from staff.facts(document, held)


def _announcement(text: str, name: re.Match[str], raw: Raw) -> Iterator[Fact]:
    code = _HK_CODE.search(text)
    day = chinese_day(text) or "".join(re.findall(r"20\d\d-\d\d-\d\d", raw.file)[:1])
    printed = (code[1] or code[2]) if code else ""
    stem = raw.file.rpartition(".")[0]
    document = Document(
        "cn-filings", stem[:120], stem.rpartition("_")[2] or stem, day, language="zh-Hant"
    )
    company = _company(document, name, code, [], "HK" if printed else "")
    said: dict[str, Value] = {"form": "公告", "language": "zh-Hant"}
    if day:
        said |= {"date": day, "year": int(day[:4])}
    filing = document.mention("Filing", document.title, company.evidence, properties=said)
    yield from (document, filing, company)
    yield document.link("filed", company, filing, company.evidence)
    yield from staff.facts(document, list(_board(text, company, day)))
    yield from statements.facts(document, company, filing, text)


def _board(text: str, company: Mention, day: str) -> Iterator[Office]:
    """The directors that an announcement names, those who come and go, and the secretary."""
    changed = {each.name: each for each in board.changes(text)}
    told: set[str] = set()
    for found in _DIRECTORS.finditer(text.replace("\n", "")):
        for words in _BETWEEN.split(found[2]):
            bare = re.sub(r"（[^（）]{0,20}）|\s", "", words)
            person, chair = _PERSON.match(bare), _CHAIR.search(re.sub(r"\s", "", words))
            if person and person[1] not in told:
                told.add(person[1])
                since = changed[person[1]].spell.since if person[1] in changed else ""
                spell = replace(seen(day), since=since)
                one = Change(person[1], found[1], spell)
                yield from _director(company, text, one)
                if chair:
                    one = Change(person[1], chair[1], seen(day))
                    yield from _director(company, text, one, behind=chair[1])
    for name, each in changed.items():
        if name not in told:
            yield from _director(company, text, each)
    if (clerk := board.secretary(text)) and clerk[1] not in told:
        yield Office(clerk[1], company, "公司秘書", seen(day), _evidence(clerk, 1))


def _company(
    document: Document,
    name: re.Match[str],
    code: re.Match[str] | None,
    others: list[Name],
    country: str,
) -> Mention:
    digits = next(filter(None, code.groups()), "") if code else ""
    exchange = "HK" if country == "HK" else _EXCHANGES.get(digits[:1], "")
    ticker = curie("ticker", f"{digits}.{exchange}" if exchange else digits) if digits else None
    return document.mention(
        "Company",
        name[1].strip(),
        _evidence(name, 1),
        names=tuple(others),
        identifiers=(ticker,) if ticker else (),
        properties={"countryCode": country} if country else {},
    )


def _director(company: Mention, text: str, told: Change, behind: str = "") -> Iterator[Office]:
    """What somebody is, where their name stands; lines and blanks may part it from the office."""
    printed = r"\s?".join(told.name) + (
        r"[^（）]{0,6}（\s?" + r"\s?".join(behind) if behind else ""
    )
    if at := re.search(printed, text):
        evidence = Evidence(f"char={at.start()},{at.end()}", at[0], 0.9)
        yield Office(told.name, company, told.role, told.spell, evidence)


def _evidence(found: re.Match[str], group: int) -> Evidence:
    start, end = found.span(group)
    return Evidence(f"char={start},{end}", found[group])


SOURCE: Final = Source(
    name="cn-filings",
    version="10",
    title="Annual reports of A-share companies, announcements at the Hong Kong exchange",
    url="https://www.hkexnews.hk",
    license="public filings",
    recognises=recognises,
    split=split,
    extract=extract,
    precedence=believed(Authority.PUBLISHER),
)
