"""Check digits of ISO/IEC 7064:2003, which several schemes share."""

from typing import Final

# Letters count as two digits in MOD 97-10: A is 10, Z is 35.
_DIGITS: Final = {ord(letter): str(ord(letter) - 55) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def holds_mod_11_2(characters: str) -> bool:
    """Whether digits that end in a check character (0 to 9, or X for ten) hold MOD 11-2."""
    total = 0
    for digit in characters[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return characters[-1] == ("X" if check == 10 else str(check))


def holds_mod_97_10(characters: str) -> bool:
    """Whether digits and capitals that end in two check digits hold MOD 97-10."""
    return int(characters.translate(_DIGITS)) % 97 == 1
