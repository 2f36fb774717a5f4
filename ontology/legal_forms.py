"""Legal forms of companies and associations, in the letters and characters of six languages.

After ISO 20275, as they look in names
(https://www.gleif.org/en/lei-data/code-lists/iso-20275-entity-legal-forms-code-list): lower case,
no dots, no diacritics, Han simplified. Of the libraries there are, cleanco 2.3 knows no Chinese and
does not bring `Incorporated` and `Inc` together; rigour 2.6 does and is fast, but finds a form only
as a word of its own, so not in `…技术有限公司`, and brings six packages along for this one table.
"""

from csv import QUOTE_NONE, DictReader
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).with_suffix(".tsv")


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A legal form.

    Attributes:
        form: its shortest spelling.
        script: ISO 15924: `Latn`, `Hans`, `Jpan`, `Kore`.
        first, last: whether it comes off the beginning, or the end, of a name and leaves the name
            of the same organisation; neither for letters that mean other things as well.
        sort: `company`, `association`, or `group` for words that several companies share.
        spellings: other ways to write it, each of one word or several.
    """

    form: str
    script: str
    first: bool
    last: bool
    sort: str
    spellings: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Its spellings of one word, the shortest first."""
        return (self.form, *(each for each in self.spellings if " " not in each))


@cache
def legal_forms() -> tuple[LegalForm, ...]:
    """All of them; of one script in the order in which they come off a name."""
    with DATA.open(encoding="utf-8", newline="") as file:
        return tuple(
            LegalForm(
                row["form"],
                row["script"],
                row["place"] in ("first", "both"),
                row["place"] in ("last", "both"),
                row["sort"],
                tuple(filter(None, row["spellings"].split("|"))),
            )
            for row in DictReader(file, delimiter="\t", quoting=QUOTE_NONE)
        )


@cache
def latin_words() -> frozenset[str]:
    """Words of one letter or more that are a legal form by themselves, in Latin letters."""
    return frozenset(
        word
        for each in legal_forms()
        if each.script == "Latn" and each.form != "group"
        for word in each.words
    )
