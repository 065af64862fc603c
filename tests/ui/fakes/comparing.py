"""A comparison that writes both old texts into one document, with two changes to go to."""

from collections.abc import Callable
from dataclasses import dataclass, field

from confluence_desk.services.comparing import Compared, Pair, Wish
from confluence_desk.services.copies import Copy
from confluence_desk.services.library import Document
from tests.ui.web.browsing import written


@dataclass
class FakeComparing:
    """``texts`` answers what is here; ``wishes`` is what was asked for."""

    texts: Callable[[str, int], Document | None]
    wishes: list[tuple[tuple[int, int], Wish]] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    hanging: list[Pair] = field(default_factory=list)
    """Of these more is known once somebody asks."""
    counts: dict[str, int] = field(default_factory=lambda: {"added": 2, "cell": 1, "moved": 1})

    async def change(self, _pair: Pair, _wish: Wish, number: int) -> Copy | None:
        return Copy(f"change {number}", "") if number else None

    async def bring_hanging(self, pair: Pair) -> bool:
        found = pair in self.hanging
        self.hanging = [one for one in self.hanging if one != pair]
        return found

    async def compared(self, pair: Pair, wish: Wish) -> Compared | None:
        old, new = numbers = pair.old, pair.new
        self.wishes.append((numbers, wish))
        self.pairs.append(pair)
        wanted = numbers if pair.other is None else (new,)
        if any(self.texts(pair.page_id, number) is None for number in wanted):
            return None
        rows = "".join(
            f'<p class="diff-row" data-ref="change-{n}" id="change-{n}">change {n}</p>'
            for n in (1, 2)
        )
        body = f'<p>text {old}</p><p>text {new}</p><p class="tall">tall</p>{rows}'
        shown = {kind: n for kind, n in self.counts.items() if kind not in wish.hidden}
        document = Document(written(body), "Retry", version=new)
        here = f"change-{wish.stay[1] + 1}" if wish.stay and wish.stay[1] > 0 else ""
        return Compared(document, 2, self.counts, shown, here)
