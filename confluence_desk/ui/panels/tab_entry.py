"""One tab as the strip holds it: asleep as its state, or awake with what shows it."""

from dataclasses import replace
from typing import Optional

from confluence_desk.domain.frozen import described, frozen
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.remembered import TabState


@frozen
class TabFace:
    """What of a tab is seen in the strip; a fixed one has no cross."""

    title: str
    icon: str
    pinned: bool = False
    fixed: bool = False


@described
class TabEntry:
    """A tab; ``content`` is None while it sleeps, ``used`` counts up with every look at it."""

    asleep: TabState
    content: TabContent | None = None
    pinned: bool = False
    used: int = 0
    opener: Optional["TabEntry"] = None

    def state(self) -> TabState:
        """What makes it again, as it is now."""
        state = self.asleep if self.content is None else self.content.state()
        return replace(state, pinned=self.pinned)
