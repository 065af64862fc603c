"""Whether two words are a few edits apart, told fast for most that are not."""

from collections import Counter


def sizes(word: str, distance: int) -> tuple[int, int]:
    """How short and how long a word so near can be."""
    return len(word) - distance, len(word) + distance


def near(one: str, other: str, distance: int) -> bool:
    """Whether at most ``distance`` letters were put in, left out or changed."""
    longer = max(len(one), len(other))
    if longer - min(len(one), len(other)) > distance:
        return False
    shared = (Counter(one) & Counter(other)).total()
    return longer - shared <= distance and _edits(one, other) <= distance


def _edits(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        before, row[0] = row[0], number
        for at, facing in enumerate(other, 1):
            changed = before + (letter != facing)
            before = row[at]
            row[at] = min(changed, before + 1, row[at - 1] + 1)
    return row[-1]
