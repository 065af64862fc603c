"""Commands of the Tabs menu."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from confluence_desk.ui.commands.command import Command, Situation
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from confluence_desk.ui.commands.deeds import Deeds

MENU = QT_TRANSLATE_NOOP("Menu", "Tabs")
_NUMBERED = 8


def _several(now: Situation) -> bool:
    return now.tabs > 1


def _going(index: int) -> "Callable[[Deeds], object]":
    return lambda deeds: deeds.strip.go(index)


def _there(index: int) -> Callable[[Situation], bool]:
    return lambda now: now.tabs > index != now.tab


TABS = (
    Command(
        "next_tab",
        QT_TRANSLATE_NOOP("Command", "Next tab"),
        lambda d: d.strip.next(),
        keys=("Ctrl+Tab",),
        menu=MENU,
        enabled=_several,
    ),
    Command(
        "previous_tab",
        QT_TRANSLATE_NOOP("Command", "Previous tab"),
        lambda d: d.strip.previous(),
        keys=("Ctrl+Shift+Tab",),
        menu=MENU,
        enabled=_several,
    ),
    Command(
        "tab_after",
        QT_TRANSLATE_NOOP("Command", "Tab to the next place"),
        lambda d: d.strip.step(1),
        keys=("Ctrl+PgDown",),
        enabled=_several,
    ),
    Command(
        "tab_before",
        QT_TRANSLATE_NOOP("Command", "Tab to the place before"),
        lambda d: d.strip.step(-1),
        keys=("Ctrl+PgUp",),
        enabled=_several,
    ),
    Command(
        "move_tab_after",
        QT_TRANSLATE_NOOP("Command", "Move tab onwards"),
        lambda d: d.strip.shift(1),
        keys=("Ctrl+Shift+PgDown",),
        menu=MENU,
        enabled=lambda now: now.can_move_on,
    ),
    Command(
        "move_tab_before",
        QT_TRANSLATE_NOOP("Command", "Move tab back"),
        lambda d: d.strip.shift(-1),
        keys=("Ctrl+Shift+PgUp",),
        menu=MENU,
        enabled=lambda now: now.can_move_back,
    ),
    Command(
        "pin_tab",
        QT_TRANSLATE_NOOP("Command", "Pin tab"),
        lambda d: d.strip.toggle_pin(),
        "push-pin",
        menu=MENU,
        enabled=lambda now: now.can_close or now.pinned,
        ticked=lambda now: now.pinned,
    ),
    Command(
        "duplicate_tab",
        QT_TRANSLATE_NOOP("Command", "Duplicate tab"),
        lambda d: d.strip.duplicate(),
        "copy-simple",
        menu=MENU,
        enabled=lambda now: now.tabs > 0 and now.connected,
    ),
    Command(
        "tab_to_window",
        QT_TRANSLATE_NOOP("Command", "Move tab to a new window"),
        lambda d: d.strip.move_to_window(),
        "browsers",
        menu=MENU,
        enabled=lambda now: now.tabs > 1 and now.connected,
    ),
    Command(
        "close_tab",
        QT_TRANSLATE_NOOP("Command", "Close tab"),
        lambda d: d.strip.close(),
        "x",
        ("Ctrl+W", "Ctrl+F4"),
        MENU,
        lambda now: now.can_close,
    ),
    Command(
        "close_other_tabs",
        QT_TRANSLATE_NOOP("Command", "Close other tabs"),
        lambda d: d.strip.close_others(),
        menu=MENU,
        enabled=lambda now: now.can_close_others,
    ),
    Command(
        "close_tabs_after",
        QT_TRANSLATE_NOOP("Command", "Close following tabs"),
        lambda d: d.strip.close_after(),
        menu=MENU,
        enabled=lambda now: now.can_close_after,
    ),
    Command(
        "reopen_tab",
        QT_TRANSLATE_NOOP("Command", "Reopen closed tab"),
        lambda d: d.strip.reopen(),
        "arrow-counter-clockwise",
        ("Ctrl+Shift+T",),
        MENU,
        lambda now: now.can_reopen,
    ),
    *(
        Command(
            f"tab_{number}",
            QT_TRANSLATE_NOOP("Command", "Tab {number}"),
            _going(number - 1),
            keys=(f"Ctrl+{number}",),
            enabled=_there(number - 1),
            listed=False,
        )
        for number in range(1, _NUMBERED + 1)
    ),
    Command(
        "last_tab",
        QT_TRANSLATE_NOOP("Command", "Last tab"),
        lambda d: d.strip.go_last(),
        keys=("Ctrl+9",),
        enabled=lambda now: now.tab != now.tabs - 1,
        listed=False,
    ),
)
