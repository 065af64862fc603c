"""Makes texts, titles, file names and bytes that nobody else writes, and remembers each of them."""

import random

LETTERS = "bcdfghjklmnprstvwxz"
_VOWELS = "aeiou"


class Words:
    """Every word begins like no other text in the world, so that one found anywhere is a leak."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self.told: set[str] = set()
        """What stands in titles, texts, comments, labels and file names, and in files' bytes."""

    def word(self) -> str:
        """One that was never used before."""
        while True:
            pairs = (self._dice.choice(LETTERS) + self._dice.choice(_VOWELS) for _ in range(5))
            found = f"qz{''.join(pairs)}"
            if found not in self.told:
                self.told.add(found)
                return found

    def title(self) -> str:
        """A title; one in four is in capitals, for whoever sorts by letters."""
        words = f"{self.word()} {self.word()}"
        return words.upper() if self._dice.random() < 0.25 else words.capitalize()

    def text(self) -> str:
        """A storage body of some paragraphs."""
        paragraphs = (self._paragraph() for _ in range(self._dice.randint(1, 4)))
        return "".join(f"<p>{one}</p>" for one in paragraphs)

    def data(self) -> bytes:
        """A file's bytes."""
        return b"\x00".join(self.word().encode() for _ in range(self._dice.randint(2, 400)))

    def _paragraph(self) -> str:
        return " ".join(self.word() for _ in range(self._dice.randint(1, 12)))
