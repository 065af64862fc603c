"""Says how alike two blocks are, from 0 to 1: whether one may have become the other."""

from confluence_desk.diff.blocks import HANGING, HOLDERS, TEXTS, Block

ALIKE = 0.55
"""From here on one block has become the other; below it one is gone and another is new."""
_SAME_PLACE = 0.6
_LEAST_HELD = 5
_HELD = 0.85
_EXTENDED = 0.6
_LEAST_NAME = 3
_FEW = 6
_LONE, _LONE_HEADING = 0.4, 0.3


def likeness(old: Block, new: Block) -> float:
    """How alike; 0 for kinds that never turn into one another."""
    kind = old.kind
    if kind != new.kind and not (kind in TEXTS and new.kind in TEXTS):
        return 0.0
    if kind in HOLDERS:
        return _like_holders(old, new)
    if kind in HANGING:
        return 1.0 if kind == "title" or old.words == new.words else 0.0
    if kind == "image":
        return 1.0 if old.key == new.key else _SAME_PLACE
    if kind == "row":
        return _same_first_cell(old, new) or _like_words(old, new)
    return _like_words(old, new)


def family(block: Block) -> str:
    """Blocks of different families are never paired."""
    if block.kind in TEXTS:
        return "text"
    return dict(block.facts).get("macro", "") + block.kind if block.kind == "macro" else block.kind


def _like_holders(old: Block, new: Block) -> float:
    if family(old) != family(new):
        return 0.0
    return 1.0 if old.key == new.key else _SAME_PLACE


def _same_first_cell(old: Block, new: Block) -> float:
    """Rows are known by their first cell."""
    first = next((cell.words for cell in old.cells), "")
    same = first and first == next((cell.words for cell in new.cells), "")
    counts = first.isdigit() and len(first) < _LEAST_NAME  # rows that are merely numbered
    return _SAME_PLACE if same and not counts else 0.0


def shared(old: dict[str, int], new: dict[str, int]) -> int:
    """How many words two bags have in common."""
    few, many = (old, new) if len(old) <= len(new) else (new, old)
    return sum(min(count, many[word]) for word, count in few.items() if word in many)


def dice(old: dict[str, int], new: dict[str, int], sizes: int) -> float:
    """The common words as a share of all."""
    return 2 * shared(old, new) / sizes if sizes else 0.0


def _like_words(old: Block, new: Block) -> float:
    if not (old.size and new.size):
        return 1.0 if old.words == new.words else 0.0
    less = min(old.size, new.size)
    both = shared(old.bag, new.bag)
    alike = 2 * both / (old.size + new.size)
    if alike < _EXTENDED and less >= _LEAST_HELD and both >= _HELD * less:
        return _EXTENDED
    return alike


def lone_likeness(old: Block, new: Block) -> bool:
    """Whether two blocks that alone stand between unchanged ones are one, though little is left."""
    if family(old) != family(new) or old.kind in HANGING:
        return False
    if old.kind in {"row", "code"}:
        return _rows_alike(old, new) if old.kind == "row" else _code_alike(old, new)
    alike = _like_words(old, new)
    if old.kind == new.kind == "heading" and old.level == new.level:
        return alike >= _LONE_HEADING
    return alike >= _LONE and max(old.size, new.size) <= _FEW


def _rows_alike(old: Block, new: Block) -> bool:
    """Whether any cell of two rows is the same."""
    held = {cell.words for cell in old.cells} - {""}
    return bool(held & {cell.words for cell in new.cells})


def _code_alike(old: Block, new: Block) -> bool:
    return bool(shared(old.bag, new.bag)) and _like_words(old, new) >= _LONE_HEADING
