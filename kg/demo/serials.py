"""Identifiers that are well formed, check digits included, and assigned to nobody."""

from typing import Final

_CROCKFORD: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_ROR_BASE: Final = 30 * 32**5
"""ROR has assigned ids up to 05…; these begin with 0y or 0z."""
_DIGITS_AND_LETTERS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FIRST_CIK: Final = 9990001


def ror(number: int) -> str:
    """The `number`-th invented ROR id: six base-32 digits, then ISO 7064 mod 97 of them."""
    value = _ROR_BASE + number
    digits = "".join(_CROCKFORD[value // 32**place % 32] for place in range(5, -1, -1))
    return f"0{digits}{98 - value * 100 % 97:02d}"


def lei(number: int) -> str:
    """The `number`-th invented LEI, under a prefix of no issuer (ISO 17442, mod 97-10)."""
    body = f"ZZZZ00INVENTED{_base36(number):0>4}"
    return f"{body}{98 - int(_as_digits(body) + '00') % 97:02d}"


def orcid(number: int) -> str:
    """The `number`-th invented ORCID, beyond the range reserved for ORCID (ISO 7064 mod 11-2)."""
    body = f"00090099{number:07d}"
    total = 0
    for digit in body:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    text = body + ("X" if check == 10 else str(check))
    return "-".join(text[place : place + 4] for place in range(0, 16, 4))


def doi(number: int) -> str:
    """The `number`-th invented DOI, under the prefix that Crossref keeps for examples."""
    return f"10.5555/hetao.demo.{number:07d}"


def openalex(letter: str, number: int) -> str:
    """An OpenAlex id far above those in use."""
    return f"{letter}999{number:07d}"


def patent(number: int) -> str:
    """The number of the `number`-th invented US patent; the office is years away from it."""
    return str(99000001 + number)


def accession(cik: int, year: int, sequence: int) -> str:
    """An EDGAR accession number; the filer submits for itself."""
    return f"{cik:010d}-{year % 100:02d}-{sequence:06d}"


def ticker(number: int) -> str:
    """A ticker of six letters, one more than any exchange gives."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return "QTL" + "".join(letters[number // 26**place % 26] for place in (2, 1, 0))


def _base36(number: int) -> str:
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = _DIGITS_AND_LETTERS[digit] + digits
    return digits


def _as_digits(text: str) -> str:
    return "".join(str(int(each, 36)) for each in text)
