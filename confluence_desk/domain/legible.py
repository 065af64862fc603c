"""Which letters of a foreign text can be shown, so that no list loses a line or turns around."""

import unicodedata

_TURNING = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
_NO_LETTERS = {"Cc", "Cs", "Zl", "Zp"}


def is_legible(letter: str) -> bool:
    """Neither a control nor half a letter, nor one of the marks that turn text around.

    What joins letters stays: words of Persian and many an emoji are nothing without it.
    """
    return letter not in _TURNING and unicodedata.category(letter) not in _NO_LETTERS


def legible(text: str) -> str:
    """``text`` as long as before, with a blank for every letter that cannot be shown."""
    if text.isprintable():
        return text
    return "".join(letter if is_legible(letter) else " " for letter in text)
