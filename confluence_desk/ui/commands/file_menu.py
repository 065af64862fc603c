"""Commands of the File menu: windows, accounts, settings, the end."""

from confluence_desk.ui.commands.command import Command, connected
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP

MENU = QT_TRANSLATE_NOOP("Menu", "File")

FILE = (
    Command(
        "new_tab",
        QT_TRANSLATE_NOOP("Command", "New tab"),
        lambda d: d.frame.new_tab(),
        "plus",
        ("Ctrl+T",),
        MENU,
    ),
    Command(
        "new_window",
        QT_TRANSLATE_NOOP("Command", "New window"),
        lambda d: d.frame.new_window(),
        "browser",
        ("Ctrl+N",),
        MENU,
        connected,
    ),
    Command(
        "open_address",
        QT_TRANSLATE_NOOP("Command", "Search or open link…"),
        lambda d: d.frame.focus_address(),
        "link",
        ("Ctrl+L", "/"),
        MENU,
        connected,
    ),
    Command(
        "open_clipboard",
        QT_TRANSLATE_NOOP("Command", "Open link from the clipboard"),
        lambda d: d.frame.open_clipboard(),
        "clipboard-text",
        ("Ctrl+Shift+V",),
        MENU,
        connected,
    ),
    Command(
        "import_favourites",
        QT_TRANSLATE_NOOP("Command", "Import favourites…"),
        lambda d: d.program.import_favourites(),
        "download-simple",
        menu=MENU,
        enabled=connected,
    ),
    Command(
        "export_favourites",
        QT_TRANSLATE_NOOP("Command", "Export favourites…"),
        lambda d: d.program.export_favourites(),
        "upload-simple",
        menu=MENU,
        enabled=connected,
    ),
    Command(
        "settings",
        QT_TRANSLATE_NOOP("Command", "Settings…"),
        lambda d: d.program.settings(),
        "gear-six",
        ("Ctrl+,",),
        MENU,
    ),
    Command(
        "sign_in",
        QT_TRANSLATE_NOOP("Command", "Connect to a Confluence…"),
        lambda d: d.program.sign_in(),
        "key",
        menu=MENU,
        enabled=lambda now: not now.connected or now.refused,
    ),
    Command(
        "sign_out",
        QT_TRANSLATE_NOOP("Command", "Sign out…"),
        lambda d: d.program.sign_out(),
        "sign-out",
        menu=MENU,
        enabled=connected,
    ),
    Command(
        "close_window",
        QT_TRANSLATE_NOOP("Command", "Close window"),
        lambda d: d.frame.close_window(),
        "x-square",
        ("Ctrl+Shift+W",),
        MENU,
    ),
    Command(
        "quit",
        QT_TRANSLATE_NOOP("Command", "Quit"),
        lambda d: d.program.quit(),
        "power",
        ("Ctrl+Q",),
        MENU,
    ),
)
