"""The name that begins at a place in a contract, word by word: how far it reaches.

A name in running text ends in a legal form, or before a word that no name holds (`a Delaware
corporation`, `having`, `whose`, a term in quotes). Each word is looked at once.
"""

import re
from dataclasses import dataclass
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TOKEN = re.compile(r"\S+")
_HARD: Final = _words(
    "inc incorporated corp corporation llc lcc llp lllp lp plc ltd limited ltda gmbh ag kgaa "
    "kg nv bv sa sas sarl srl spa ab asa as oy oyj kk pty pte sdn bhd berhad tbk ilp publ na "
    "gie sab cv rl zoo co aktiengesellschaft sàrl ulc pbc pc pllc nl se pjsc jsc ooo a/s s/a p/l "
    "mhc bancorp bancshares sro"
)
_SOFT: Final = _words(
    "company companies trust bank group holdings holding partners partnership association "
    "foundation institute institut university université universität college hospital "
    "authority society laboratory laboratories fund funds union council agency ministry "
    "centre center academy school club office studio studios llc's systems technologies "
    "network networks telecom communications cooperative commission organization organisation"
)
_LINKS: Final = _words(
    "of for de del du da do dos das di la las los le les van von der den und et y e the zu & + / at"
)
_STOPS: Final = _words(
    "a an having with whose located organized organised incorporated registered duly existing "
    "acting doing d/b/a dba f/k/a a/k/a formerly hereinafter hereafter hereby is was are as "
    "effective dated residing through under regarding referred in to by on from whereas where "
    "which who between among shall agree agrees agreed herein address page exhibit its their "
    "our his her this that these those each collectively together entered made witnesseth "
    "recitals background represented section article if and/or or hereto be were been has "
    "have had will may pursuant executes concerning relating upon when date name title "
    "telephone fax email attention attn party parties per via not subject principal signed "
    "solely individually jointly severally such any all other including both either being own "
    "behalf no no. phone"
)
_ROLES: Final = _words("Licensor Licensee Distributor Supplier Customer Client Buyer Seller")
_FORM_TAILS: Final = _words("company corporation association partnership trust")
_REGIONS: Final = _words(
    "America Delaware Pennsylvania Florida Texas California Ohio Virginia Georgia Indiana "
    "Maryland Kentucky Tennessee Illinois Nevada Canada Japan Europe China Connecticut "
    "Massachusetts Michigan Wisconsin Minnesota Louisiana Alabama Colorado Arizona Oklahoma "
    "Kansas Iowa"
)
_PLACE = re.compile(r"[(（][A-ZÀ-Þ][\w.,'’&-]*(?:\s+(?:and\s+)?[A-ZÀ-Þ][\w.'’&-]*){0,3}[)）]")
_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,6}[A-Za-z]?\.?")
_TRAIL = ",;:"
_PTY = re.compile(r"\((?:Pty|PTY|Proprietary|PROPRIETARY)\)")
_RULE = re.compile(r"[-_]{3,}")
_INSTITUTE = re.compile(
    r"(?:The\s+)?(?:\w+\s+){0,2}(?:Cent(?:re|er)|Institute|University|College|School|Council)\b"
)
_LONGEST: Final = 160
"""Characters of the longest name."""
_WIDE: Final = 8
"""Blanks that part the columns of a page, or the lines of a centred one."""
_LINE = re.compile(r"\S+(?:\s\S+){0,7}")
_NUMBER = re.compile(r"(?<!\S)\d+(?!\S)")
_NUMERAL = re.compile(r"(?:II|III|IV|VI{0,3})")
_LIST = re.compile(
    r"(?:\s*[A-ZÀ-Þ][\w'’-]{1,30},){0,3}\s*[A-ZÀ-Þ][\w'’-]{1,30},?\s+(?:&|and)\s+[A-ZÀ-Þ]"
)


@dataclass(frozen=True, slots=True)
class NameSpan:
    """How far a name reaches.

    Attributes:
        end: offset behind it.
        form: whether it ends in a legal form or a word that tells an organisation.
        hard: whether that is a legal form (`Inc.`).
        words: how many words it has.
    """

    end: int
    form: bool
    hard: bool
    words: int


def bare(token: str) -> str:
    """A word as the lists of forms have it: lower case, no points."""
    return token.strip("\"“”',;:()").replace(".", "").lower()


def is_hard(token: str) -> bool:
    """Whether a word is a legal form: `Inc.`, `L.L.C.`, `GmbH`."""
    return bare(token.rpartition(",")[2] or token) in _HARD  # `Co.,Ltd.`


def is_form(token: str) -> bool:
    """Whether a word is a legal form, or tells an organisation where it ends a name: `Bank`."""
    return bare(token) in _HARD or bare(token) in _SOFT


def ends_in_form(name: str) -> bool:
    """Whether a name of several words ends in one that tells an organisation."""
    before, _, last = name.rpartition(" ")
    return bool(before) and is_form(last)


def is_nameword(token: str) -> bool:
    """Whether a word may stand in a name: capitals, figures, `eScription`, `ebix.com`."""
    first = token[:1]
    if first.isupper() or first.isdigit():
        return True
    inner = token[1:6]
    return first.isalpha() and (
        any(letter.isupper() for letter in inner)
        or re.match(r"[a-z0-9-]+\.[a-z]{2,4}\b|(?:[a-z]\.){2}", token) is not None
    )


def read(text: str, start: int, end: int, joined: bool = True) -> NameSpan | None:
    """The name that begins at an offset; None where none does.

    Args:
        text: the text.
        start: offset of its first character.
        end: offset that it may not go beyond.
        joined: whether `and` may stand within it where a form follows (`Gas and Electric Company`).
    """
    return _Reader(text, start, min(end, start + _LONGEST), joined).run()


class _Reader:
    """One pass over the words from an offset."""

    def __init__(self, text: str, start: int, end: int, joined: bool) -> None:
        self.text, self.start, self.limit, self.joined = text, start, end, joined
        self.end = start
        self.words = 0
        self.previous = ""
        self.form = self.hard = False

    def run(self) -> NameSpan | None:
        at, comma = self.start, False
        while token := _TOKEN.search(self.text, at, self.limit):
            if self.words and _RULE.fullmatch(token[0]):  # what underlines a word of the line above
                at = token.end()
                continue
            if self.words and self._gap(at, token.start()):
                break
            taken = self._take(token, comma)
            if not taken:
                break
            at, comma = taken, self.text[taken - 1] == ","
        return NameSpan(self.end, self.form, self.hard, self.words) if self.words else None

    def _gap(self, left: int, right: int) -> bool:
        """Whether two words stand apart; an empty line does not part a name from its form."""
        between = self.text[left:right]
        if "\t" in between or "\u2028" in between or (len(between) >= _WIDE and self._apart(right)):
            return True
        if between.count("\n") < 2:
            return False
        following = _TOKEN.match(self.text, right, self.limit)
        return following is None or not is_hard(following[0]) or self.hard

    def _apart(self, right: int) -> bool:
        """Whether what a wide gap parts from a name is another column's, or an address."""
        line = _LINE.match(self.text, right, self.limit)
        if line is None or is_hard(line[0].split()[0]):
            return False
        return self.form or (self.words > 1 and _NUMBER.search(line[0]) is not None)

    def _take(self, token: re.Match[str], comma: bool) -> int:
        """Take a word in, and tell where to go on; 0 where the name ended before it."""
        word = token[0]
        if word[0] in "(（":
            return self._bracket(token)
        if word[0] in '"“”[{\u2018<_*●•' or (word[0] == "'" and not self.words):
            return 0
        plain = word.rstrip(_TRAIL).rstrip(")") if "(" not in word else word.split("(")[0]
        plain = re.split(r"[\"“”]", plain)[0]
        key = bare(plain)
        if comma and not self._after_comma(token, plain):
            return 0
        if self.hard and not is_hard(plain) and not self._tail(token, key):
            return 0
        if self.words > 1 and plain in _ROLES and self._goes_on(token):
            return 0
        if key in ("and", "&") and self.words:
            return self._and(token, key)
        if plain.strip("'’.,").lower() in _STOPS and not self._initial(plain):
            following = self._next(token.end()) if key == "telephone" and self.words else None
            if not following or not is_form(following[0]):  # `Telephone Company`
                return 0
        if (key in _LINKS and plain.islower()) or plain in "&+/–-":
            return self._link(token)
        if not is_nameword(plain) and not (self.words and is_hard(plain)):
            return self._lower(token) if plain == word and plain.isalnum() else 0
        return self._add(token, plain)

    def _goes_on(self, token: re.Match[str]) -> bool:
        """Whether another name in capitals begins behind a word for a part: `X Licensee Y CORP`."""
        following = self._next(token.end())
        return following is not None and following[0].isupper() and len(following[0]) > 2

    def _initial(self, plain: str) -> bool:
        """`A.` is an initial, a bare `A` within capitals an article; `Nokia AS` is a form."""
        form = plain == "AS" and self.words > 0 and not self.previous.isupper()
        first = not self.words and plain in ("The", "Principal", "PRINCIPAL", "Title")
        return form or plain in ("A.", "I.") or first

    def _add(self, token: re.Match[str], plain: str) -> int:
        self.words += 1
        self.previous = plain
        self.end = token.start() + len(plain)
        if not is_hard(plain) and not _DOTTED.fullmatch(plain) and len(plain) > 4:
            self.end -= len(plain) - len(plain.rstrip("."))
            if plain.endswith(".") and not is_form(plain):
                self.form = False
                return 0
        hard = is_hard(plain) and self.words > 1
        numbered = self.form and _NUMERAL.fullmatch(plain) is not None
        self.form = (hard or numbered or is_form(plain)) and self.words > 1
        self.hard = self.hard or hard
        ended = self.text[self.end : token.end()][:1] in (";", ":", '"', "“", "”")
        if self.text[self.end : token.end()].startswith("("):
            return self.end
        return 0 if ended and token.end() > self.end else token.end()

    def _lower(self, token: re.Match[str]) -> int:
        """A word in small letters stands within a name that goes on to a legal form."""
        following = self._next(token.end())
        if following and is_hard(following[0]) and following[0][0].isupper() and not self.hard:
            return token.end()
        if self.words != 1 or not self.joined or self.form:
            return 0
        rest = read(self.text, token.end() + 1, self.limit, joined=False)
        return token.end() if rest and rest.hard and rest.words <= 4 else 0

    def _link(self, token: re.Match[str]) -> int:
        """`of` and the like stand within a name where a word of a name follows."""
        following = self._next(token.end())
        if not self.words or following is None or token[0][-1] in _TRAIL:
            return 0
        if following[0].lower() == "the":
            following = self._next(following.end())
        if following is None or not is_nameword(following[0]) or following[0][0].isdigit():
            return 0
        self.previous = token[0]
        return token.end()

    def _and(self, token: re.Match[str], key: str) -> int:
        """`and` stands within a name that has no form before it and one behind it."""
        if key == "&":
            return token.end()
        if self.hard or not self.joined:
            return 0
        rest = read(self.text, token.end() + 1, self.limit, joined=False)
        if rest is None or rest.words > 3:
            return 0
        institute = _INSTITUTE.match(self.text, self.start) and self.text[rest.end :].lstrip()[
            :1
        ] in (
            "(",
            ",",
        )
        return token.end() if rest.form or institute else 0

    def _after_comma(self, token: re.Match[str], plain: str) -> bool:
        """What may follow a comma: a form, or the next of `Pierce, Fenner & Smith`."""
        if is_hard(plain) and (plain[:1].isupper() or bare(plain) in ("inc", "as", "sro")):
            return not (plain == "CO" and self.words > 1)  # Denver, CO
        if bare(plain) == "preparatory" and self.hard:  # a firm not yet registered, in Taiwan
            return True
        if self.form:
            return False
        return self.words <= 3 and _LIST.match(self.text, token.start(), self.limit) is not None

    def _tail(self, token: re.Match[str], key: str) -> bool:
        """What may follow a legal form within a name: `Co. KG`, `Inc. of Pennsylvania`."""
        if key == "&" and (following := self._next(token.end())):
            return is_hard(following[0])
        if key == "of" and (following := self._next(token.end())):
            return following[0].strip(",.;") in _REGIONS
        if _NUMERAL.fullmatch(token[0].rstrip(_TRAIL)):  # `Lux S.à r.l. II`
            return True
        before = bare(self.previous)
        if key == "preparatory" or (before == "preparatory" and key == "office"):
            return True
        if before in ("limited", "co", "pt") and key in _SOFT | _FORM_TAILS:
            return True
        return before == "of" or (key in ("branch", "trust", "association") and before != "inc")

    def _bracket(self, token: re.Match[str]) -> int:
        """A place within a name: `(Shenzhen)` before a word of the name or a form."""
        place = _PLACE.match(self.text, token.start(), self.limit)
        following = self._next(place.end()) if place else None
        if place and following and following[0] == ",":  # `Fund XII (Master), L.P.`
            following = self._next(following.end())
            if following and is_hard(following[0]) and self.words:
                self.words, self.end = self.words + 1, place.end()
                return place.end() + 1
            return 0
        if not place or not following or not self.words or place[0][1:-1] in ("Party", "Seal"):
            return 0
        if self._initials(place[0][1:-1]):
            return 0
        attached = self.text[place.end()] not in " \n"
        if _PTY.match(following[0]):  # `Products (Africa) (Pty) Limited`
            self.words, self.end = self.words + 1, place.end()
            return place.end()
        if (not attached and not is_nameword(following[0])) or following[0].lower() in _STOPS:
            return 0
        if self.hard or "\n\n" in self.text[place.end() : following.start()]:
            return 0
        end = place.end()
        if is_form(following[0]) or following[0][:1].isupper():
            self.words += 1
            self.end = end
            return end
        return 0

    def _initials(self, words: str) -> bool:
        """Whether a bracket abbreviates the words before it, and ends the name."""
        letters = [
            word[0] for word in self.text[self.start : self.end].split() if word[0].isupper()
        ]
        return len(letters) > 2 and "".join(letters).endswith(words.split()[-1])

    def _next(self, at: int) -> re.Match[str] | None:
        return _TOKEN.search(self.text, at, self.limit)
