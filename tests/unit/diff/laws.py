"""What holds for any two bodies, whatever they are: the judge that all comparisons share."""

from collections import Counter

from confluence_desk.diff.blocks import Piece
from confluence_desk.diff.report import Comparison, Row, applied, compare
from confluence_desk.diff.sequences import common
from confluence_desk.diff.words import is_word, tokens_of
from confluence_desk.render.plain import plain

MOST_MARKED = 1.15
"""So many words may be marked for each that has changed."""

MIRRORED = {
    "added": "removed", "removed": "added", "row-added": "row-removed", "row-removed": "row-added",
    "column-added": "column-removed", "column-removed": "column-added", "split": "merged",
    "merged": "split",
}  # fmt: skip
Told = tuple[str, str, str]


def bare(text: str) -> str:
    """Without blanks."""
    return "".join(text.split())


def lawful(old: str, new: str) -> Comparison:
    """The comparison, which keeps every word in its place on both sides."""
    found = compare(old, new)
    assert bare("".join(row.left.text for row in found.rows if row.left)) == bare(plain(old))
    assert bare("".join(row.right.text for row in found.rows if row.right)) == bare(plain(new))
    assert bare("".join(applied(found))) == bare(plain(new))
    for row in found.rows:
        _spans_hold(row)
    back = compare(new, old)
    assert _told(found, mirrored=True) == _told(back, mirrored=False)
    return found


def _spans_hold(row: Row) -> None:
    """A row's spans are its texts; only what moved, split or merged has them in one row of it."""
    if row.link < 0:
        assert "".join(span.old for span in row.spans) == (row.left.text if row.left else "")
        assert "".join(span.new for span in row.spans) == (row.right.text if row.right else "")
    for span in row.spans:
        if span.deed == "=":
            assert bare(span.old) == bare(span.new)


def _told(found: Comparison, *, mirrored: bool) -> Counter[Told]:
    """Every row as kind and texts, seen from the other side."""
    rows: Counter[Told] = Counter()
    for row in found.rows:
        left, right = (row.left.text if row.left else ""), (row.right.text if row.right else "")
        kind = str(row.kind)
        rows[(MIRRORED.get(kind, kind), right, left) if mirrored else (kind, left, right)] += 1
    return rows


def marked(found: Comparison) -> tuple[int, int]:
    """How many words are marked, and how many a longest common subsequence would mark."""
    old: list[str] = []
    new: list[str] = []
    many = 0
    for row in found.rows:
        if "moved" not in row.kind:
            old += _words(row.left.text if row.left else "")
            new += _words(row.right.text if row.right else "")
            outside = [span for span in row.spans if span.deed != "="]
            many += sum(len(_words(span.old)) + len(_words(span.new)) for span in outside)
    return many, len(old) + len(new) - 2 * sum(run.size for run in common(old, new))


def _words(text: str) -> list[str]:
    return [token.text for token in tokens_of((Piece(text),)) if is_word(token.text)]
