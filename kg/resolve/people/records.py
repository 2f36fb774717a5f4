"""Signatures from records of `kg match people`: one line, one mention."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from extractors.text.affiliations.segments import Kind, segments
from kg.resolve.normalise.fold import folded
from kg.resolve.normalise.persons import fold
from kg.resolve.people.signatures import Signature, Signatures, Work

FREE_MAIL: Final = frozenset(
    (
        *("gmail.com", "outlook.com", "hotmail.com", "yahoo.com"),
        *("163.com", "126.com", "qq.com", "foxmail.com"),
    )
)
"""Mail hosts that say nothing of an employer."""

_SECOND_LEVEL: Final = frozenset(["edu", "ac", "com", "co", "org", "gov", "net"])
_WORD: Final = re.compile(r"\w+")
_MAIL: Final = re.compile(r"[\w.+-]{1,64}@([\w.-]{3,255})")


def signatures_of(records: Iterable[Mapping[str, Any]]) -> Signatures:
    """Mentions, in their order, and the works they stand on, each once."""
    works: dict[Work, int] = {}
    rows = []
    for place, record in enumerate(records):
        work = _work(record, place)
        rows.append(_row(record, place, works.setdefault(work, len(works))))
    return Signatures(rows, list(works))


def _work(record: Mapping[str, Any], place: int) -> Work:
    names = {_text(record, "name"), *map(str, record.get("coauthors") or ())} - {""}
    title = _text(record, "title")
    year = record.get("year")
    # Without a title nothing tells that two lines are of one work.
    team = tuple(sorted(names))
    return Work(team, title or f"\0{place}", _text(record, "venue"), int(year or 0))


def _row(record: Mapping[str, Any], place: int, work: int) -> Signature:
    affiliation = _text(record, "aff")
    domain = employer(_text(record, "domain")) or _mail(affiliation)
    names = _organizations(affiliation) or [" ".join(map(fold, _WORD.findall(affiliation)))]
    keys = (*names, f"@{domain}" if domain else "")
    orcid = _text(record, "orcid").rpartition("/")[2]
    return Signature(
        str(place),
        _text(record, "name"),
        work,
        affiliation,
        tuple(dict.fromkeys(filter(None, keys))),
        (f"orcid:{orcid}",) if orcid else (),
    )


def _organizations(affiliation: str) -> list[str]:
    """Keys of the organisations in an affiliation, departments and addresses left out.

    `Dept. of Comput. Sci., Boston Univ.` and `Boston University` share one. What stands behind an
    organisation, mostly a city, makes a key of its own with it: a university has several campuses.
    """
    keys = []
    for part in re.split("[+;]", affiliation):
        cut = segments(part)
        for place, segment in enumerate(cut):
            if segment.kind is Kind.ORGANIZATION:
                name = " ".join(sorted(folded(part[segment.start : segment.end])))
                keys.append(name)
                if place + 1 < len(cut) and cut[place + 1].kind in (Kind.OTHER, Kind.PLACE):
                    behind = part[cut[place + 1].start : cut[place + 1].end]
                    keys.append(" ".join((name, *folded(behind))))
    return keys


def employer(host: str) -> str:
    """The part of a mail host that names the employer (`cs.ust.hk`: `ust.hk`); empty if none."""
    labels = [label for label in host.lower().split("+")[0].strip().split(".") if label]
    national = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    kept = ".".join(labels[-3 if national else -2 :])
    return "" if len(labels) < 2 or kept in FREE_MAIL else kept


def _mail(text: str) -> str:
    found = _MAIL.search(text)
    return employer(found[1].strip(".")) if found else ""


def _text(record: Mapping[str, Any], field: str) -> str:
    value = record.get(field)
    return "" if value is None else str(value).strip()
