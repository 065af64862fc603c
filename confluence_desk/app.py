"""Builds every object of the window once, runs the loop, shuts down in order."""

import asyncio
import logging
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from confluence_desk import __version__
from confluence_desk.demo.launch import Access, DemoProcess, LaunchError
from confluence_desk.desk import Desk
from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.services.accounts import GATEWAY, Accounts
from confluence_desk.system import resources
from confluence_desk.system.crashes import watch
from confluence_desk.system.credentials import Keyring, Secrets, SessionSecrets
from confluence_desk.system.display import PICTURELESS, has_display, is_root
from confluence_desk.system.logs import configure
from confluence_desk.system.paths import Paths
from confluence_desk.system.settings import Settings
from confluence_desk.tour import Tour
from confluence_desk.ui import qt_log
from confluence_desk.ui.web.isolation import cut_off
from confluence_desk.ui.web.scheme import register_scheme

log = logging.getLogger(__name__)

PROGRAM = "Confluence Desk"
APP_ID = "io.github.confluence_desk.ConfluenceDesk"

Story = Callable[[Desk], Awaitable[int]]


def run_window(*, home: Path | None, verbose: bool) -> int:
    """Open the window on the person's own site; returns the process's exit code."""
    return _run(Paths.of(home), Keyring(PROGRAM), lambda desk: desk.live(), verbose=verbose)


def run_demo(
    *,
    home: Path | None,
    content: Path | None,
    pages: int | None,
    pictures: Path | None,
    verbose: bool,
) -> int:
    """Open the window on a demo site of its own, or take the tour when ``pictures`` is given.

    Without ``home`` everything is thrown away at the end; the keyring is never touched.
    """
    options = [*(("--content", str(content)) if content else ())]
    options += ["--pages", str(pages)] if pages else []
    _suit_the_harness(touring=pictures is not None)
    with ExitStack() as stack:
        place = home or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="desk-demo-")))
        try:
            access = stack.enter_context(DemoProcess(options))
        except LaunchError as error:
            sys.stderr.write(f"{error}\n")
            return 1
        story = partial(_demo_story, access, pictures)
        return _run(
            Paths.of(place), SessionSecrets(), story, verbose=verbose, gateway=access.gateway
        )


async def _demo_story(access: Access, pictures: Path | None, desk: Desk) -> int:
    if pictures is not None:
        return await Tour(desk, access, pictures).run()
    return await desk.live(access)


def _suit_the_harness(*, touring: bool) -> None:
    """What only the demo may do: draw without a screen, and let root run Chromium unboxed."""
    if touring and not has_display() and os.environ.get("QT_QPA_PLATFORM") not in PICTURELESS:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "").split()
    if touring:
        flags += ["--disable-gpu", "--log-level=3"]
    if is_root():
        flags.append("--no-sandbox")
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join(dict.fromkeys(flags))


def _run(
    paths: Paths, secrets: Secrets, story: Story, *, verbose: bool, gateway: str = GATEWAY
) -> int:
    try:
        paths.make()
    except StoreTrouble as trouble:
        sys.stderr.write(
            f"Confluence Desk cannot keep anything in {paths.data} ({trouble.detail}).\n"
            "Make it writable, or name another place with --home DIR.\n"
        )
        return 1
    end_logging = configure(paths, verbose=verbose)
    end_watch = watch(paths.logs)
    end_qt = qt_log.catch()
    try:
        register_scheme()
        cut_off()
        app = _application()
        settings = Settings(paths.settings_file)
        accounts = Accounts(secrets, settings, paths.data, gateway=gateway)
        with asyncio.Runner(loop_factory=partial(QEventLoop, app)) as runner:
            return runner.run(_told(app, accounts, settings, story))
    finally:
        end_qt()
        end_watch()
        end_logging()


async def _told(app: QApplication, accounts: Accounts, settings: Settings, story: Story) -> int:
    desk = Desk(app, accounts, settings, styles=resources.path("styles"))
    try:
        return await story(desk)
    finally:
        await desk.aclose()
        log.info("closed")


def _application() -> QApplication:
    app = QApplication([PROGRAM])
    app.setApplicationName("confluence-desk")
    app.setApplicationDisplayName(PROGRAM)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APP_ID)
    # The loop ends when the window says so, not when the connect dialog closes.
    app.setQuitOnLastWindowClosed(False)
    return app
