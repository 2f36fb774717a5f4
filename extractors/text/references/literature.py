"""What a reference to literature says: authors, title, venue, year, identifiers.

Offices and applicants write references in a handful of ways; what tells them apart is where the
title stands: in quotes, after the authors' colon, behind `et al.`, or as the first long part.
    SCHULZ H ET AL: "Affordable mapping", AEROSPACE CONF., 1 May 2004 (2004-05-01), pages 1-9
    Litman, Todd, "Predictions," Transport Institute, Dec. 23, 2013, 19 pages.
    JOURNAL OF X, vol.5, May 1969 pages 515 - 524 KEISER ET AL. 'An Automatic System'
    Aaron et al., Plant Cell. 16(9), 2463 (2004)
"""

import re
from typing import Final

from extractors.text.references import chinese
from extractors.text.references.work import EARLIEST, LATEST, Literature, identifiers

LONGEST: Final = 2_000
"""Characters of a reference that are read."""

_QUOTED: Final = re.compile(
    r"[“„«\"]+(?P<double>[^”“„»\"]{4,600})[”»\"]+|"
    r"(?<![\w])[\u2018'](?P<single>[^\u2019']{12,400})[\u2019'](?!\w)|"
    r"\u2018(?P<curly>.{12,400}?)\u2019(?!\w)"
)
_YEAR: Final = re.compile(r"(?<![\d/.:-])(?P<year>(?:18|19|20)\d\d)(?P<letter>[a-d])?(?![\d/]|:\d)")
_BRACKETED_YEAR: Final = re.compile(r"\((?:\w{3,9}\.?,?\s){0,2}((?:18|19|20)\d\d)\)")
_ISO: Final = re.compile(r"\((?P<year>(?:19|20)\d\d)-\d\d-\d\d\)")
_LATER: Final = re.compile(
    r"(?i)\[?\b(?:retrieved|downloaded|visited|accessed|last\s+accessed|extrait|gefunden|abgerufen|"
    r"recherch|printed|obtained)\b[^\]]{0,80}|https?:\S{1,300}|www\.\S{1,300}"
)
_RANGE: Final = re.compile(r"\d{1,5}\s?[-–—]\s?\d{1,5}")
_BEHIND: Final = re.compile(r"(?i),?\s?\bdoi\b|,\s(?:received:|unpublished\b|submitted\b)")
"""What begins behind a title."""
_OTHERS: Final = re.compile(r"(?i)[,\s]{0,3}\bet\.?\s{0,2}al\b\.?(?:\s?\(?(?:eds?\.?\)?))?")
_NAME: Final = re.compile(
    r"(?:[A-Z](?![a-z])\.?[-\s]?){1,4}|[A-ZÀ-Þ][\w.'’-]{0,30}(?:\s[A-ZÀ-Þ][\w.'’-]{0,30}){0,2}"
)
_INITIALS: Final = re.compile(r"(?:[A-Z](?![a-z])\.?[\s-]?){1,4}(?:Jr\.?|II|III)?")
_VENUE_END: Final = re.compile(
    r"(?i)[,;.]?\s*(?:\bvol(?:ume|\.)?\b|\bbd\.|\bno\.|\bnr\.|\bpp?\.|\bpages?\b|\bseiten?\b|\biss|"
    r"\(?(?:18|19|20)\d\d(?=\s*(?:[,;.:)\]]|$))|\d+\s?[(:,]|https?:|www\.|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
    r"\s\d|\d+,|xp\d|issn|isbn|doi|\[)"
)
_LEAD: Final = re.compile(r"(?i)^(?:\W|\bin\b(?!\s?vivo|\s?vitro)|\bet\s?al\b)+")
_PAPERS: Final = re.compile(
    r"(?i)\b(?:office\s+action|search\s+report|written\s+opinion|notice\s+of\s+allow|appl\.\s+no|"
    r"application\s+(?:serial\s+)?no|examination\s+report|restriction\s+requirement|"
    r"examiner.s\s+(?:answer|report)|u\.s\.\s+(?:appl|pat)|preliminary\s+report|"
    r"patent\s+abstracts?\s+of|international\s+application|notification\s+of|file\s+history|prosecution)"
)
_FULL_STOP: Final = re.compile(r"[.?!](?=\s(?:[A-Z(\d]|pp?\.|vol)|\s?$)")
_STOP: Final = re.compile(rf"{_FULL_STOP.pattern}|,(?=\s(?:[A-Z(\d]|in\b|pp?\.|vol))|;")
_ONE_NAME: Final = re.compile(
    r"[A-ZÀ-Þ][\w'’-]{1,25}(?:\s[A-ZÀ-Þ][\w'’-]{1,25})?,\s[A-ZÀ-Þ][\w'’-]{2,25}"
    r"(?:\s[A-ZÀ-Þ][\w'’-]{0,25}\.?)?\.\s"
)
_VENUE: Final = re.compile(r"(?i)(?:in\s)?(?:proc|journal\b|ieee\b|transactions|j\.|annals)")
_VOLUME: Final = re.compile(r"(?i)[\s,.;]{0,3}(?:vol|bd\.|\d{1,4}\s?[(:,]|\(\d)")
_VOLUME_YEAR: Final = re.compile(r"(?i)\b(?:vol(?:ume)?|no)\.?\s?\d{1,4}")
_OLD_WAY: Final = re.compile(r"(?i)\b(?:vol|pages?|pp)\b")
_INITIAL: Final = re.compile(r"(?<![A-Za-z])[A-Z]\.?(?=[\s,;.-])")
_BETWEEN: Final = re.compile(r"^\s*;[^;]{0,200};")
_NO_AUTHOR: Final = re.compile(
    r"(?i)press\s+release|internet\s+article|abstract\b|https?:|web\s+(?:document|page|site)\b|"
    r"found\s+on|www\.|[\w .]{0,60}\b(?:review|journal|magazine|news|times|post|release)$"
)
_YEAR_FIRST: Final = re.compile(
    r"[A-ZÀ-Þ][\w'’-]{1,30}(?:\set\sal\.?)?,?\s?\((?:18|19|20)\d\d\.?\)(?P<behind>[.,:]?)\s?"
)
_NO_TITLE: Final = re.compile(r"\((?:\w{3,4}\.?\s)?(?:18|19|20)\d\d\)|\bpp\.")
_NAMES_ALONE: Final = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’-]*\.?\s){1,4}(?:and|&)(?:\s[A-ZÀ-Þ][\w'’-]*\.?){2,4}$"
)
_LAST_NAME: Final = re.compile(
    r"(?:(?:[A-ZÀ-Þ]\.\s?){1,3})?(?:and|&)(?:\s[A-ZÀ-Þ][\w'’-]*\.?){1,4}$"
)
"""The last of several names: all that stands before it are names, too."""
_ADDRESS: Final = re.compile(r"(?i)https?:|www\.")
_ENCYCLOPEDIA: Final = re.compile(r"([^\n]{3,120}?)\s?[-–—]\s?Wikipedia\b")
_BY: Final = re.compile(r",?\sby\s(?=[A-Z])")
_PART_OF_MORE: Final = re.compile(r"\s(?!in\s|by\s|at\s|vol|pp?\.|no\.|et\s|and\s)[a-z]")
_NAMES_BEHIND: Final = re.compile(
    r"[\s,.]{1,4}(?:by\s|;\s|to\s)?(?P<first>(?:[A-Z]\.\s?-?){1,3}[A-ZÀ-Þ][\w'’-]{1,25}|"
    r"[A-ZÀ-Þ][\w'’-]{1,25}(?:\s[A-ZÀ-Þ][\w'’-]{1,25})?)"
    r"(?:\set\sal\b|(?:,\s[A-Z][\w.'’ -]{2,40}){1,8}\sand\s)"
)
_HEAD: Final = 400
"""Characters before a title that hold its authors."""


def read(reference: str) -> Literature:
    """Read a reference; linear in its length."""
    text = " ".join(reference[:LONGEST].split()).replace('""', '"')
    if (told := chinese.read(text)) is not None:
        return told
    title, start, end, confidence = _title(text)
    before, behind = text[:start], text[end:]
    authors = _authors(before, behind) if title else _authors_alone(text)
    return Literature(
        title=_trimmed(title),
        authors=authors,
        first_author=_first(authors),
        venue=_venue(before, behind) if title else _venue("", text[len(authors) :]),
        year=_year(before, behind),
        identifiers=identifiers(text),
        confidence=confidence,
        correspondence=_PAPERS.search(text) is not None,
    )


def _title(text: str) -> tuple[str, int, int, float]:
    """The title, where it starts and ends, and how surely it is one."""
    for found in _QUOTED.finditer(text):
        words = found[found.lastgroup or 0]
        if _is_title(text, found, words):
            return words, found.start(), found.end(), 0.95
    for rule in (
        _of_encyclopedia,
        _before_address,
        _before_semicolon,
        _after_year,
        _to_others,
        _after_one_name,
        _after_colon,
        _after_others,
        _after_names,
        _long_part,
    ):
        if (found_at := rule(text)) is not None:
            start, end = found_at
            by = None if start else _BY.search(text, 0, end)
            end = by.start() if by else end
            return text[start:end], start, end, 0.8
    return "", len(text), len(text), 0.5


def _is_title(text: str, quoted: re.Match[str], words: str) -> bool:
    """Whether words in quotes are a title: no part of one, no journal, none of another work."""
    if text[: quoted.start()].endswith("(see ") or _VOLUME_YEAR.search(words):
        return False
    if quoted.lastgroup != "double" and _PART_OF_MORE.match(text, quoted.end()):
        return False
    several = len(words.split()) > 1 or len(words) > 15
    return several or (words.rstrip(",").isalpha() and text[: quoted.start()].endswith(", "))


def _of_encyclopedia(text: str) -> tuple[int, int] | None:
    """`Guitar-Wikipedia, the free encyclopedia, http://…`."""
    found = _ENCYCLOPEDIA.match(text)
    return (0, found.end(1)) if found else None


def _before_address(text: str) -> tuple[int, int] | None:
    """`Name of a page: http://…`."""
    at = text.find(": http", 0, _HEAD)
    named = at > 0 and not any(
        (_STOP.search(text, 0, at), _YEAR.search(text, 0, at), _NO_AUTHOR.match(text))
    )
    return (0, at) if named else None


def _after_year(text: str) -> tuple[int, int] | None:
    """`Name (2006) Title. Venue`, or commas in place of both full stops."""
    found = _YEAR_FIRST.match(text)
    if found is None:
        return None
    return _part_from(text, found.end(), stop=_STOP if found["behind"] == "," else _FULL_STOP)


def _to_others(text: str) -> tuple[int, int] | None:
    """`Title to Name et al. Date`."""
    others = _OTHERS.search(text, 0, _HEAD)
    at = text.rfind(" to ", 0, others.start()) if others else -1
    return (0, at) if others and at > 20 and " " not in text[at + 4 : others.start()] else None


def _before_semicolon(text: str) -> tuple[int, int] | None:
    """`Title; Names et al.; Venue`, as libraries print it."""
    head, _, rest = text.partition(";")
    authors = rest.partition(";")[0]
    if len(head.split()) < 4 or not (_OTHERS.search(authors) or _INITIAL.search(authors)):
        return None
    return 0, len(head.rstrip())


def _after_one_name(text: str) -> tuple[int, int] | None:
    """`Jurgen, Ronald. Title. Venue`: a name in full, then a title up to its full stop."""
    found = _ONE_NAME.match(text)
    return _part_from(text, found.end(), stop=_FULL_STOP) if found else None


def _part_from(
    text: str, start: int, least: int = 3, stop: re.Pattern[str] = _STOP
) -> tuple[int, int] | None:
    """A part of several words that begins here: up to a full stop or a comma before a venue."""
    while start < len(text) and text[start] in " ,.:;)-–":
        start += 1
    found = stop.search(text, start)
    end = found.start() + (text[found.start()] in "?!") if found else len(text)
    words = text[start:end].split()
    digits = sum(map(str.isdigit, text[start:end]))
    if len(words) < least or digits * 4 > end - start or len(words) > 60:
        return None
    if _NO_TITLE.search(text, start, end) or sum(len(each) > 2 for each in words) < 2:
        return None
    return start, end


def _after_colon(text: str) -> tuple[int, int] | None:
    """What stands behind the colon of `AUTHORS: Title.` and `Names (1978): Title.`."""
    at = text.find(": ", 0, _HEAD)
    if at < 0 or not re.search(r"[A-Z]", text[:1]) or len(text[:at].split()) > 30:
        return None
    if re.search(r"\d", re.sub(r"\((?:18|19|20)\d\d[a-d]?\)$", "", text[:at])):
        return None
    others = _OTHERS.search(text, 0, at)
    if others and others.end() < at - 3:
        return None
    last = re.split(r",|;|\band\b", text[:at])[-1].strip()
    names = others or text[:at].isupper() or _INITIAL.search(f"{last} ") or ")" in last
    few = len(text[:at].split()) <= 3 and text.count(",", 0, at) < 2
    few = few and all(each[0].isupper() or len(each) < 4 for each in text[:at].split())
    return _part_from(text, at + 2) if names or few else None


def _after_others(text: str) -> tuple[int, int] | None:
    """`Name et al., Title, Venue`."""
    found = _OTHERS.search(text, 0, _HEAD)
    if found is None:
        return None
    at = found.end()
    year = re.compile(r"[\s,.]{0,3}\(?(?:18|19|20)\d\d[a-d]?\)?").match(text, at)
    part = _part_from(text, year.end() if year else at)
    return part if part and not _is_venue(text, part) else None


def _after_names(text: str) -> tuple[int, int] | None:
    """`Nickerson T, Chang F. Title. Venue`: names with initials up to a full stop or a year."""
    names = re.compile(
        r"(?:(?:and\s|&\s)?[A-ZÀ-Þ][\w'’-]{1,25},?\s[A-Z](?![a-z])\.?(?:[\s-]?[A-Z](?![a-z])\.?){0,3}"
        r"[,;]?\s?){1,40}"
    ).match(text[:_HEAD])
    if names is None or len(names[0].split()) < 2:
        return None
    year = re.compile(r"[\s,.]{0,3}\(?(?:18|19|20)\d\d[a-d]?\)?[\s,.:]").match(text, names.end())
    at = year.end() if year else names.end()
    part = _part_from(text, at)
    return part if part and not _is_venue(text, part) else None


def _long_part(text: str) -> tuple[int, int] | None:
    """The first part between commas or full stops of four words or more, else of three."""
    start, parts = 0, list[tuple[int, int]]()
    for stop in re.finditer(r"[,;]\s|(?<!\s[A-Z])\.\s(?=[A-Z])|$", text[:800]):
        words = text[start : stop.start()]
        if _LAST_NAME.match(words):
            parts = []
        elif not (
            _is_venue(text, (start, stop.start()))
            or _ADDRESS.search(words)
            or _NO_TITLE.search(words)
            or _NAMES_ALONE.match(words)
            or re.search(r"\d\s*$|^\W*$|\bet al", words)
        ):
            parts.append((start, stop.start()))
        start = stop.end()
    long = (each for each in parts if len(text[slice(*each)].split()) >= 4)
    shorter = (each for each in parts[1:] if len(text[slice(*each)].split()) == 3)
    # `Brown, Ann, Quiet Rotors, Lift`: behind a name that is turned round two words will do
    named = parts[2:3] if all(len(text[slice(*each)].split()) == 1 for each in parts[:2]) else []
    two = (each for each in named if len(text[slice(*each)].split()) == 2)
    return next(long, next(shorter, next(two, None)))


def _is_venue(text: str, part: tuple[int, int]) -> bool:
    """Whether a part is where something appeared: by its first word, or a volume behind it."""
    start, end = part
    few = len(text[start:end].split()) <= 5
    return bool(_VENUE.match(text, start) or (few and _VOLUME.match(text, end)))


def _authors(before: str, behind: str) -> str:
    before = before[-_HEAD:].strip(" ,.:;([-")
    if re.search(r"\d", before) and _OLD_WAY.search(before):
        # The old way of the EPO: venue first, then who wrote it.
        tail = re.split(r"\d[\d,]*\s*[-–]?\s*\d*[;:,.]?\s", before)[-1]
        return _others_off(tail.strip(" ,;:"))
    before = re.sub(r"\s?\(?(?:18|19|20)\d\d[a-d]?\)?$", "", before).strip(" ,.:;(")
    if _NO_AUTHOR.match(before):
        return ""
    if not before and (names := _NAMES_BEHIND.match(behind)):
        return names["first"]
    if not before and (by := re.match(r"[\s,]*(?:by\s|;\s)([^,;]{3,80})", behind)):
        return _others_off(by[1].strip())
    return _others_off(before) if len(before.split()) <= 40 else ""


def _authors_alone(text: str) -> str:
    """Authors of a reference without a title: what stands before `et al.`, or names in front."""
    if found := _OTHERS.search(text, 0, _HEAD):
        return text[: found.start()].strip(" ,;")
    if not any(map(str.isdigit, text)):
        return ""
    name = re.match(r"[A-ZÀ-Þ][\w'’-]+(?:,?\s(?:and\s|&\s)?[A-ZÀ-Þ][\w.'’-]*){0,5}(?=,|\s\()", text)
    return name[0] if name else ""


def _others_off(authors: str) -> str:
    found = _OTHERS.search(authors)
    return (authors[: found.start()] if found else authors).strip(" ,;:.&")


def _first(authors: str) -> str:
    """The first of several names; `Litman, Todd` and `Archer, F` are one name each."""
    head = re.split(r"\s(?:and|AND|&|und|et)\s|;|\s&\s", authors)[0].strip(" ,")
    parts = [each.strip() for each in head.split(",") if each.strip()]
    if len(parts) < 2:
        return parts[0] if parts else ""
    inverted = len(parts[0].split()) == 1 or _INITIALS.fullmatch(parts[1]) is not None
    name = _NAME.fullmatch(parts[1])
    if inverted and name and (len(parts) == 2 or _INITIALS.fullmatch(parts[1]) or "." in parts[1]):
        return f"{parts[0]}, {parts[1]}"
    return parts[0]


def _year(before: str, behind: str) -> int | None:
    rest = _LATER.sub(" ", f"{before} | {behind}")
    if iso := _ISO.search(rest):
        return int(iso["year"])
    rest = _VOLUME_YEAR.sub(" ", rest)
    plain = _RANGE.sub(lambda found: "" if _is_pages(found[0]) else found[0], rest)
    found = [int(each["year"]) for each in _YEAR.finditer(plain)]
    found = [each for each in found if EARLIEST <= each <= LATEST]
    in_brackets = _BRACKETED_YEAR.search(plain)
    if in_brackets and int(in_brackets[1]) <= LATEST:
        return int(in_brackets[1])
    return found[-1] if found else None


def _is_pages(words: str) -> bool:
    left, right = (int(each) for each in re.findall(r"\d+", words)[:2])
    if 1800 <= left <= 2100 and right == left + 1:
        return False
    return not (1800 <= left <= 2100 and right < 100) or left < right


def _venue(before: str, behind: str) -> str:
    told = re.search(r"[A-Za-z]{3}", behind) or not _OLD_WAY.search(before)
    words = _BETWEEN.sub("", behind) if told else before
    words = _LEAD.sub("", words[:300])
    end = _VENUE_END.search(words)
    venue = (words[: end.start()] if end else words).strip(" ,.;:()[]")
    return venue[:200]


def _trimmed(title: str) -> str:
    return _BEHIND.split(title)[0].strip(" ,.;:'\"“”\u2018\u2019-")
