"""What lists in tabs offer for their rows, as buttons above them and in the rows' menu."""

from collections.abc import Sequence
from typing import Any, Generic, Protocol, TypeVar

from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.commands.offer import Offer
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP

Panel_co = TypeVar("Panel_co", covariant=True)


@frozen
class Chosen(Generic[Panel_co]):
    """The keys of the rows of a list that are chosen, from the top, among so many ``rows``."""

    panel: Panel_co
    keys: Sequence[str]
    rows: int


def _one(at: Chosen[Any]) -> bool:
    return len(at.keys) == 1


def _some(at: Chosen[Any]) -> bool:
    return bool(at.keys)


def _any_row(at: Chosen[Any]) -> bool:
    return at.rows > 0


class OfflineDeeds(Protocol):
    """What the tab of the offline library can do; keys are those of its rows."""

    def change_rule(self, key: str) -> None:
        """Let a rule be changed."""

    def examine_rule(self, key: str) -> None:
        """Show whether what a rule keeps can be relied on."""

    def sync_rules(self, keys: Sequence[str]) -> None:
        """Bring what these rules keep up to date."""

    def drop_rules(self, keys: Sequence[str]) -> None:
        """Keep it no longer."""

    def page_in_trouble(self, key: str) -> str:
        """The page that a trouble is about; "" where it is about none."""

    def open(self, page_id: str) -> None:
        """Open a page, or the last copy of one that left."""

    def sync_all(self) -> None:
        """Bring all that is kept up to date."""

    def free(self, space_id: str) -> None:
        """Ask whether a space is to take no more room."""

    def purge(self, keys: Sequence[str]) -> None:
        """Ask whether these last copies may go."""

    def purge_all(self) -> None:
        """Ask whether all last copies may go."""

    def tell_run(self, key: str) -> None:
        """Show what a run of the sync did."""


class GapDeeds(Protocol):
    """What a report of readiness can do."""

    def page_with(self, key: str) -> str:
        """The page that lacks something."""

    def page_wanted(self, key: str) -> str:
        """The page that is lacked; "" where that is no page."""

    def open(self, page_id: str) -> None:
        """Open a page."""


class OutcomeDeeds(Protocol):
    """What the report of a run can do."""

    def page_of(self, key: str) -> str:
        """The page that a line is about; "" where it is about none."""

    def open(self, page_id: str) -> None:
        """Open a page."""


_PAGE = QT_TRANSLATE_NOOP("Command", "Open the page")

RULES: tuple[Offer[Chosen[OfflineDeeds]], ...] = (
    Offer(
        "change_rule",
        QT_TRANSLATE_NOOP("Command", "Change…"),
        lambda at: at.panel.change_rule(at.keys[0]),
        "pencil-simple",
        enabled=_one,
    ),
    Offer(
        "examine_rule",
        QT_TRANSLATE_NOOP("Command", "Readiness"),
        lambda at: at.panel.examine_rule(at.keys[0]),
        "check-circle",
        enabled=_one,
    ),
    Offer(
        "sync_rules",
        QT_TRANSLATE_NOOP("Command", "Sync this now"),
        lambda at: at.panel.sync_rules(at.keys),
        "arrows-clockwise",
        enabled=_some,
    ),
    Offer(
        "drop_rules",
        QT_TRANSLATE_NOOP("Command", "Keep no longer"),
        lambda at: at.panel.drop_rules(at.keys),
        "trash",
        enabled=_some,
    ),
)

TROUBLES: tuple[Offer[Chosen[OfflineDeeds]], ...] = (
    Offer(
        "open_page",
        _PAGE,
        lambda at: at.panel.open(at.panel.page_in_trouble(at.keys[0])),
        "file-text",
        enabled=lambda at: _one(at) and bool(at.panel.page_in_trouble(at.keys[0])),
    ),
    Offer(
        "try_all",
        QT_TRANSLATE_NOOP("Command", "Try all again now"),
        lambda at: at.panel.sync_all(),
        "arrow-clockwise",
        enabled=_any_row,
    ),
)

STORAGE: tuple[Offer[Chosen[OfflineDeeds]], ...] = (
    Offer(
        "free_space",
        QT_TRANSLATE_NOOP("Command", "Free…"),
        lambda at: at.panel.free(at.keys[0]),
        "trash",
        enabled=_one,
    ),
)

LEFT: tuple[Offer[Chosen[OfflineDeeds]], ...] = (
    Offer(
        "read_copy",
        QT_TRANSLATE_NOOP("Command", "Read the last copy"),
        lambda at: at.panel.open(at.keys[0]),
        "file-text",
        enabled=_one,
    ),
    Offer(
        "purge",
        QT_TRANSLATE_NOOP("Command", "Purge…"),
        lambda at: at.panel.purge(at.keys),
        "trash",
        enabled=_some,
    ),
    Offer(
        "purge_all",
        QT_TRANSLATE_NOOP("Command", "Purge all…"),
        lambda at: at.panel.purge_all(),
        "trash",
        enabled=_any_row,
    ),
)

RUNS: tuple[Offer[Chosen[OfflineDeeds]], ...] = (
    Offer(
        "tell_run",
        QT_TRANSLATE_NOOP("Command", "What happened"),
        lambda at: at.panel.tell_run(at.keys[0]),
        "list-bullets",
        enabled=_one,
    ),
)

GAPS: tuple[Offer[Chosen[GapDeeds]], ...] = (
    Offer(
        "open_page",
        _PAGE,
        lambda at: at.panel.open(at.panel.page_with(at.keys[0])),
        "file-text",
        enabled=lambda at: _one(at) and bool(at.panel.page_with(at.keys[0])),
    ),
    Offer(
        "open_wanted",
        QT_TRANSLATE_NOOP("Command", "Open what is missing"),
        lambda at: at.panel.open(at.panel.page_wanted(at.keys[0])),
        "arrow-square-out",
        enabled=lambda at: _one(at) and bool(at.panel.page_wanted(at.keys[0])),
    ),
)

OUTCOMES: tuple[Offer[Chosen[OutcomeDeeds]], ...] = (
    Offer(
        "open_page",
        _PAGE,
        lambda at: at.panel.open(at.panel.page_of(at.keys[0])),
        "file-text",
        enabled=lambda at: _one(at) and bool(at.panel.page_of(at.keys[0])),
    ),
)
