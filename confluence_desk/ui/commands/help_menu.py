"""Commands of the Status and Help menus: what goes on, what went wrong, how things are done."""

from confluence_desk.ui.commands.command import Command, can_sync, connected
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP

STATUS_MENU = QT_TRANSLATE_NOOP("Menu", "Status")
HELP_MENU = QT_TRANSLATE_NOOP("Menu", "Help")

STATUS = (
    Command(
        "sync_now",
        QT_TRANSLATE_NOOP("Command", "Sync now"),
        lambda d: d.program.sync_now(),
        "arrows-clockwise",
        ("Ctrl+Shift+R",),
        STATUS_MENU,
        can_sync,
    ),
    Command(
        "sync_full",
        QT_TRANSLATE_NOOP("Command", "Sync in full"),
        lambda d: d.program.sync_full(),
        "arrows-counter-clockwise",
        menu=STATUS_MENU,
        enabled=can_sync,
    ),
    Command(
        "pause_sync",
        QT_TRANSLATE_NOOP("Command", "Pause the sync"),
        lambda d: d.program.toggle_sync(),
        "pause",
        menu=STATUS_MENU,
        enabled=connected,
        ticked=lambda now: now.sync_paused,
    ),
    Command(
        "work_offline",
        QT_TRANSLATE_NOOP("Command", "Work offline"),
        lambda d: d.program.toggle_offline(),
        "cloud-slash",
        ("Ctrl+Shift+O",),
        STATUS_MENU,
        connected,
        lambda now: now.offline_wanted,
    ),
    Command(
        "retry",
        QT_TRANSLATE_NOOP("Command", "Try the connection now"),
        lambda d: d.program.retry(),
        "arrow-clockwise",
        menu=STATUS_MENU,
        enabled=lambda now: now.can_retry,
    ),
    Command(
        "inbox",
        QT_TRANSLATE_NOOP("Command", "Inbox"),
        lambda d: d.frame.open_inbox(),
        "tray",
        ("Ctrl+I",),
        STATUS_MENU,
        connected,
    ),
    Command(
        "activity",
        QT_TRANSLATE_NOOP("Command", "Running work"),
        lambda d: d.frame.open_activity(),
        "activity",
        ("Ctrl+Shift+J",),
        STATUS_MENU,
    ),
    Command(
        "notices",
        QT_TRANSLATE_NOOP("Command", "Notices and problems"),
        lambda d: d.frame.open_notices(),
        "bell",
        ("Ctrl+Shift+N",),
        STATUS_MENU,
    ),
    Command(
        "offline",
        QT_TRANSLATE_NOOP("Command", "Offline library"),
        lambda d: d.frame.open_offline(),
        "hard-drives",
        menu=STATUS_MENU,
        enabled=lambda now: now.connected and now.in_front != "offline",
    ),
    Command(
        "report",
        QT_TRANSLATE_NOOP("Command", "Sync report"),
        lambda d: d.frame.open_report(),
        "list-bullets",
        menu=STATUS_MENU,
        enabled=lambda now: now.connected and now.in_front != "report",
    ),
)

HELP = (
    Command(
        "palette",
        QT_TRANSLATE_NOOP("Command", "All commands…"),
        lambda d: d.frame.open_palette(),
        "command",
        ("Ctrl+Shift+P",),
        HELP_MENU,
    ),
    Command(
        "shortcuts",
        QT_TRANSLATE_NOOP("Command", "Keyboard shortcuts"),
        lambda d: d.frame.open_shortcuts(),
        "keyboard",
        ("F1",),
        HELP_MENU,
    ),
    Command(
        "edit_keys",
        QT_TRANSLATE_NOOP("Command", "Change shortcuts…"),
        lambda d: d.program.edit_keys(),
        menu=HELP_MENU,
    ),
    Command(
        "menu",
        QT_TRANSLATE_NOOP("Command", "Open the menu"),
        lambda d: d.frame.open_menu(),
        keys=("F10",),
        listed=False,
    ),
    Command(
        "doctor",
        QT_TRANSLATE_NOOP("Command", "Connection doctor…"),
        lambda d: d.program.examine_connection(),
        "first-aid-kit",
        menu=HELP_MENU,
    ),
    Command(
        "logs",
        QT_TRANSLATE_NOOP("Command", "Show the log files"),
        lambda d: d.program.open_logs(),
        "files",
        menu=HELP_MENU,
    ),
    Command(
        "about",
        QT_TRANSLATE_NOOP("Command", "About Confluence Desk"),
        lambda d: d.program.about(),
        "info",
        menu=HELP_MENU,
    ),
)
