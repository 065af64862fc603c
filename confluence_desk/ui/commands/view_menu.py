"""Commands of the View menu: panes, size, colours, and where the keyboard is."""

from confluence_desk.ui.commands.command import Command, Situation, connected
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP

MENU = QT_TRANSLATE_NOOP("Menu", "View")


def _can_zoom(now: Situation) -> bool:
    return now.can_zoom


VIEW = (
    Command(
        "toggle_left",
        QT_TRANSLATE_NOOP("Command", "Navigator"),
        lambda d: d.frame.toggle_left(),
        "sidebar-left",
        ("Ctrl+B",),
        MENU,
        connected,
        ticked=lambda now: now.left_shown,
    ),
    Command(
        "toggle_right",
        QT_TRANSLATE_NOOP("Command", "Details"),
        lambda d: d.frame.toggle_right(),
        "sidebar-right",
        ("Ctrl+Shift+B",),
        MENU,
        connected,
        ticked=lambda now: now.right_shown,
    ),
    Command(
        "full_screen",
        QT_TRANSLATE_NOOP("Command", "Full screen"),
        lambda d: d.frame.toggle_full_screen(),
        "corners-out",
        ("F11",),
        MENU,
        ticked=lambda now: now.full_screen,
    ),
    Command(
        "filter",
        QT_TRANSLATE_NOOP("Command", "Filter pages"),
        lambda d: d.frame.focus_filter(),
        "funnel",
        ("Ctrl+Shift+F",),
        MENU,
        connected,
    ),
    Command(
        "next_pane",
        QT_TRANSLATE_NOOP("Command", "Next pane"),
        lambda d: d.frame.step_pane(1),
        keys=("F6",),
        menu=MENU,
    ),
    Command(
        "previous_pane",
        QT_TRANSLATE_NOOP("Command", "Previous pane"),
        lambda d: d.frame.step_pane(-1),
        keys=("Shift+F6",),
        menu=MENU,
    ),
    Command(
        "show_archived",
        QT_TRANSLATE_NOOP("Command", "Archived spaces"),
        lambda d: d.frame.toggle_archived(),
        "archive-box",
        menu=MENU,
        enabled=connected,
        ticked=lambda now: now.archived_shown,
    ),
    Command(
        "zoom_in",
        QT_TRANSLATE_NOOP("Command", "Larger"),
        lambda d: d.reading.zoom_in(),
        "magnifying-glass-plus",
        ("Ctrl++", "Ctrl+="),
        MENU,
        _can_zoom,
    ),
    Command(
        "zoom_out",
        QT_TRANSLATE_NOOP("Command", "Smaller"),
        lambda d: d.reading.zoom_out(),
        "magnifying-glass-minus",
        ("Ctrl+-",),
        MENU,
        _can_zoom,
    ),
    Command(
        "zoom_reset",
        QT_TRANSLATE_NOOP("Command", "Actual size"),
        lambda d: d.reading.set_zoom(1.0),
        keys=("Ctrl+0",),
        menu=MENU,
        enabled=lambda now: now.can_zoom and now.zoom != 1,
    ),
    Command(
        "scheme_system",
        QT_TRANSLATE_NOOP("Command", "Colours of the system"),
        lambda d: d.program.choose_scheme("system"),
        menu=MENU,
        ticked=lambda now: now.scheme == "system",
    ),
    Command(
        "scheme_light",
        QT_TRANSLATE_NOOP("Command", "Light"),
        lambda d: d.program.choose_scheme("light"),
        "sun",
        menu=MENU,
        ticked=lambda now: now.scheme == "light",
    ),
    Command(
        "scheme_dark",
        QT_TRANSLATE_NOOP("Command", "Dark"),
        lambda d: d.program.choose_scheme("dark"),
        "moon",
        menu=MENU,
        ticked=lambda now: now.scheme == "dark",
    ),
    Command(
        "high_contrast",
        QT_TRANSLATE_NOOP("Command", "High contrast"),
        lambda d: d.program.toggle_contrast(),
        "circle-half",
        menu=MENU,
        ticked=lambda now: now.high_contrast,
    ),
)
