"""Why a candidate was chosen, in words that a person understands."""

from collections.abc import Iterator
from typing import Final

from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs
from kg.resolve.candidates.strings import Strings
from kg.resolve.candidates.variants import Form
from kg.resolve.matching.choices import Choice
from kg.resolve.matching.companies import BRANDED

# Bits of plain numbers: those of an enumeration take longer to test than the rest to say.
_FORMS: Final = tuple(
    (form.value, text)
    for form, text in (
        (Form.ACRONYM, "its acronym stands in the string"),
        (Form.DOMAIN, "the name of its homepage's domain stands in the string"),
        (Form.INITIALS, "the initials of its name stand in the string"),
        (Form.CITY, "a university of its city is named"),
        (Form.PART, "its name without that of what it is part of stands in the string"),
        (Form.PLACELESS, "its name without its city stands in the string"),
        (Form.CORE, "its name without legal form or bracket stands in the string"),
        (Form.TURNED, "its name, turned round, stands in the string"),
        (Form.SHOWN, "its name stands in the string"),
        (Form.LABEL, "a name of it stands in the string"),
    )
)


def reasons(index: Index, strings: Strings, pairs: Pairs, choice: Choice) -> tuple[str, ...]:
    """What speaks for a choice, the strongest first."""
    return tuple(_reasons(index, strings, pairs, choice))


def _reasons(index: Index, strings: Strings, pairs: Pairs, choice: Choice) -> Iterator[str]:
    if choice.pair < 0:
        yield "a segment is its legal name, which no other in a register has"
        return
    if choice.rule == BRANDED:
        yield "a segment begins with its name, and names nothing else that is known"
    exact, near = int(pairs.exact[choice.pair]), int(pairs.near[choice.pair])
    if exact >= 0:
        forms = int(index.name_forms[pairs.names.of[exact]])
        yield next(text for form, text in _FORMS if forms & form)
        if (others := int(pairs.names.shared[exact]) - 1) > 0:
            yield f"{others} other names are spelt so"
    elif near >= 0:
        name = index.texts[int(pairs.shared.name[near])].as_py()
        yield f"a segment shares rare words with its name {name!r}"
    else:
        yield "a part or predecessor of it is named"
    string = int(pairs.string[choice.pair])
    if country := _country(index, strings, pairs, string, choice.entity):
        yield country


def _country(index: Index, strings: Strings, pairs: Pairs, string: int, entity: int) -> str:
    own = int(index.entity_country[entity])
    code = index.countries[own].as_py() if own else ""
    if not code:
        return ""
    first, last = strings.word_starts[string], strings.word_starts[string + 1]
    inside = (pairs.places.first >= first) & (pairs.places.first < last)
    named = (index.place_country[pairs.places.of[inside]] == own).any()
    return f"the string names a place in its country, {code}" if named else ""
