"""What context menus ask of the thing that was pointed at; each does what its name says."""

from collections.abc import Sequence
from typing import Protocol

from confluence_desk.ui.commands.offer import Choice


class PointedTab(Protocol):
    """A tab of the strip, or the strip beside all tabs."""

    @property
    def is_tab(self) -> bool:
        """Whether it is a tab; all of what follows is false beside them."""

    @property
    def is_pinned(self) -> bool:
        """Whether it is held at the front."""

    @property
    def has_address(self) -> bool:
        """Whether a browser finds it."""

    @property
    def can_leave(self) -> bool:
        """Whether another tab would stay."""

    @property
    def can_close(self) -> bool:
        """Whether something would change."""

    @property
    def can_close_others(self) -> bool:
        """Whether there are others that may go."""

    @property
    def can_close_after(self) -> bool:
        """Whether some follow that may go."""

    @property
    def can_reopen(self) -> bool:
        """Whether one was closed."""

    def new(self) -> None:
        """Open a tab to start from."""

    def pin(self, pinned: bool) -> None:  # noqa: FBT001 - a plain switch
        """Hold it at the front, or no longer."""

    def duplicate(self) -> None:
        """Open it once more."""

    def move_to_window(self) -> None:
        """Give it a window of its own."""

    def copy_link(self) -> None:
        """Copy where the browser finds it."""

    def reopen(self) -> None:
        """Bring back the tab closed last."""

    def close(self) -> None:
        """Close it."""

    def close_others(self) -> None:
        """Close all but it."""

    def close_after(self) -> None:
        """Close those that follow."""


class Leading(Protocol):
    """What leads somewhere: a row of the navigator, a link in a page."""

    @property
    def opens(self) -> bool:
        """Whether it fills a tab."""

    @property
    def opens_beside(self) -> bool:
        """Whether it may fill another tab than the one in front."""

    def open(self, how: str) -> None:
        """Open it ``here``, ``behind`` in a new tab or in a ``window``."""


class PointedLink(Leading, Protocol):
    """A place in a page, where there may be a link."""

    @property
    def has_address(self) -> bool:
        """Whether there is a link that a browser finds."""

    @property
    def has_selection(self) -> bool:
        """Whether a part of the text is selected."""

    def browse(self) -> None:
        """Open the link in the browser."""

    def copy_link(self) -> None:
        """Copy where the browser finds it."""

    def copy_markdown(self) -> None:
        """Copy words and link as Markdown."""

    def copy(self) -> None:
        """Copy what is selected."""

    def select_all(self) -> None:
        """Select the whole text."""


class PointedRow(Leading, Protocol):
    """A row of the navigator, or the place below all rows."""

    @property
    def can_star(self) -> bool:
        """Whether it may be starred, and is not."""

    @property
    def is_starred(self) -> bool:
        """Whether it is starred."""

    @property
    def can_move_star(self) -> bool:
        """Whether it is a star that may lie in another folder."""

    @property
    def folders(self) -> Sequence[Choice]:
        """The folders a star may go to, not where it is; none while the person made none."""

    @property
    def is_page(self) -> bool:
        """Whether it stands for a page, post, folder or stub."""

    @property
    def can_keep(self) -> bool:
        """Whether it can be kept offline."""

    @property
    def is_space(self) -> bool:
        """Whether what would be kept is a whole space."""

    @property
    def can_search(self) -> bool:
        """Whether others may hang under it."""

    @property
    def is_search(self) -> bool:
        """Whether it is a saved search."""

    @property
    def tells(self) -> bool:
        """Whether new hits of that search are told."""

    @property
    def holds_searches(self) -> bool:
        """Whether it is the heading of the saved searches."""

    @property
    def is_own(self) -> bool:
        """Whether the person named it: a folder of stars, a saved search."""

    @property
    def takes_folders(self) -> bool:
        """Whether a folder of stars may be made there."""

    @property
    def can_refresh(self) -> bool:
        """Whether Confluence can be asked for what hangs under it."""

    @property
    def can_expand(self) -> bool:
        """Whether something below it is folded."""

    @property
    def can_collapse(self) -> bool:
        """Whether anything at all is unfolded."""

    @property
    def has_archived(self) -> bool:
        """Whether there are archived spaces."""

    @property
    def archived_shown(self) -> bool:
        """Whether archived spaces are seen."""

    def star(self) -> None:
        """Star it, in no folder."""

    def unstar(self) -> None:
        """Take its star away."""

    def keep(self) -> None:
        """Ask how it is to be kept offline."""

    def examine(self) -> None:
        """Show whether it can be relied on offline."""

    def search_inside(self) -> None:
        """Search in it and below it."""

    def hand_out(self, what: str) -> None:
        """Copy its ``link``, ``app`` link, ``markdown`` or ``title``, or open the ``browser``."""

    def share(self, what: str) -> None:
        """Of a saved search ``tell`` new hits or write a ``file``; ``import`` or ``export`` all."""

    def rename(self) -> None:
        """Type another name."""

    def remove(self) -> None:
        """Take away what is the person's own."""

    def make_folder(self) -> None:
        """Make a folder of stars, its name to be typed."""

    def refresh(self) -> None:
        """Ask for what hangs under it."""

    def expand(self) -> None:
        """Unfold what is loaded below it."""

    def collapse(self) -> None:
        """Fold everything."""

    def show_archived(self) -> None:
        """Show or hide archived spaces."""
