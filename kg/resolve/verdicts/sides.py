"""What a person names in a verdict, found among all that was ever resolved."""

from collections import Counter
from pathlib import Path
from typing import Final

import duckdb

from kg.errors import InputError
from kg.resolve.identities import IDENTITIES, Identities
from kg.resolve.verdicts.entries import Side
from kg.resolve.verdicts.overlay import ORGANIZATION
from kg.staging.stage import Stage
from ontology.identifiers import canonical
from ontology.schema import vocabulary

KEPT: Final = 50
"""Mentions kept with a thing, to find it by when no key of it is left."""

_HOW: Final = (
    "Give an id or identifier, or a mention as DOCUMENT#PLACE; `kg explain DOCUMENT` lists those "
    "of a document"
)


class Finder:
    """Finds what is named.

    Args:
        connection: with the views `model`, `clusters` and `ledger_history`.
        folder: of what was resolved.
        stage: of the documents, registries among them.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, folder: Path, stage: Stage) -> None:
        self._connection, self._folder, self._stage = connection, folder, stage

    def thing(self, text: str) -> Side:
        """An entity by its id, an older id of it or an identifier; or a mention.

        Raises:
            InputError: there is none, or there are several mentions at that place.
        """
        side = self._mention(text) or self._entity(text)
        if side is None:
            raise InputError("nothing here has this id or identifier", text, _HOW)
        return side

    def thing_or_entry(self, text: str) -> Side:
        """The same; or an organisation that a registry knows and no document has named yet.

        Raises:
            InputError: there is none.
        """
        try:
            return self.thing(text)
        except InputError:
            entry = self._entry(text)
            if entry is None:
                raise
            return entry

    def mention_or_name(self, text: str) -> Side:
        """A mention; or a name of organisations as it is printed.

        Raises:
            InputError: it is empty, or an id.
        """
        side = self._mention(text)
        if side is None and self._entity(text) is not None:
            remedy = "Say `same` of two ids; here a name or a mention is meant"
            raise InputError("this is an id and no name", text, remedy)
        return side or _name(text)

    def anything(self, text: str) -> Side:
        """An entity, a mention, or a name of organisations as it is printed.

        Raises:
            InputError: it is empty, or no organisation.
        """
        side = self._mention(text) or self._entity(text) or _name(text)
        if side.space != ORGANIZATION:
            raise InputError(f"this is a {side.space.lower()}", text, "Name an organisation")
        return side

    def _mention(self, text: str) -> Side | None:
        found = self._connection.execute(_MENTION, [text, text]).fetchall()
        if len(found) > 1:
            listed = "; ".join(f"{mention} ({name})" for mention, _, name in found)
            raise InputError("several mentions are at this place", text, f"Give one of {listed}")
        if not found:
            return None
        mention, space, name = found[0]
        return Side(text, space, mentions=(mention,), name=name)

    def _entity(self, text: str) -> Side | None:
        known, asked = self._identities(text)
        identity = known.find(asked)
        if identity is None:
            return None
        given = known.given(asked)
        key = given.founder if given else asked
        keys = [key, *sorted(identity.keys)]
        spaces = self._connection.execute(_SPACE, [keys]).fetchall()
        space = next((each for each, k in spaces if k == key), spaces[0][0] if spaces else "")
        rows = self._connection.execute(_STOOD_FOR, [asked if given else identity.id]).fetchall()
        counted = Counter(name for _, name in rows)
        name = max(sorted(counted), key=lambda each: counted[each]) if counted else asked
        mentions = tuple(mention for mention, _ in rows)
        return Side(text, space, key, given.id if given else identity.id, mentions, name)

    def _entry(self, text: str) -> Side | None:
        key = canonical(text)
        kinds = list(vocabulary().narrower(ORGANIZATION))
        with self._stage.connect() as connection:
            found = connection.execute(_ENTRY, [key, kinds]).fetchone()
        if found is None:
            return None
        mention, name, document = found
        return Side(text, ORGANIZATION, key, mentions=(mention,), name=name, document=document)

    def _identities(self, text: str) -> tuple[Identities, str]:
        """Identities around a text as it stands, or as the identifier that it is."""
        for asked in dict.fromkeys((text.strip(), canonical(text))):
            found = Identities.around(self._connection, self._folder / IDENTITIES, asked)
            if found.find(asked) is not None:
                break
        return found, asked


def _name(text: str) -> Side:
    if not text.strip():
        raise InputError("there is no name", "", "Give it as it is printed")
    return Side(text.strip(), ORGANIZATION, name=text.strip())


_MENTION: Final = """
SELECT mention, any_value(space), any_value(name) FROM model
WHERE mention = ? OR document || '#' || place = ? GROUP BY mention ORDER BY mention
"""
_ENTRY: Final = """
SELECT mention.id, mention.name, document FROM mentions
WHERE registry AND position = 1 AND list_contains(mention.identifiers, ?)
    AND list_contains(?, mention.kind)
ORDER BY document LIMIT 1
"""
_SPACE: Final = "SELECT DISTINCT space, key FROM clusters WHERE key IN (SELECT unnest(?))"
_STOOD_FOR: Final = f"""
SELECT l.mention, mode(CASE WHEN l."end" > 0 THEN m.name[l.start + 1:l."end"] ELSE m.name END)
FROM ledger_history l JOIN model m USING (mention, start)
WHERE l.entity = ? GROUP BY l.mention ORDER BY max(revision) DESC, l.mention LIMIT {KEPT}
"""  # noqa: S608 - a constant
