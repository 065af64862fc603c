"""Builds every object of the program once, runs the loop, shuts down in order."""

import asyncio
import logging
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from contextlib import ExitStack
from dataclasses import field
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from confluence_desk.ui import importing  # noqa: F401 - before anything of Qt

# isort: split
from PySide6.QtCore import QLocale
from PySide6.QtGui import QDesktopServices, QIcon
from PySide6.QtWidgets import QApplication

from confluence_desk import __version__
from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.domain.frozen import frozen
from confluence_desk.system import resources
from confluence_desk.system.aside import in_thread
from confluence_desk.system.choices import LANGUAGE, REOPEN
from confluence_desk.system.crashes import Crashes, Ending
from confluence_desk.system.credentials import Secrets, SessionSecrets
from confluence_desk.system.display import PICTURELESS, has_display, is_root
from confluence_desk.system.logs import configure
from confluence_desk.system.paths import Paths
from confluence_desk.system.preferences import Preferences
from confluence_desk.system.recent import Recent
from confluence_desk.system.road import Roads
from confluence_desk.system.settings import Settings
from confluence_desk.system.strongbox import strongbox
from confluence_desk.ui import qt_log
from confluence_desk.ui.collecting import Collector
from confluence_desk.ui.copying import leave_behind
from confluence_desk.ui.language import Language, spoken
from confluence_desk.ui.loop import SlicedLoop
from confluence_desk.ui.session import SessionFile
from confluence_desk.ui.single_instance import Answer, Call, Door, SingleInstance
from confluence_desk.ui.web.hearth import Hearth
from confluence_desk.ui.web.isolation import cut_off
from confluence_desk.ui.web.scheme import register_scheme

if TYPE_CHECKING:
    from concurrent.futures import Future

    from confluence_desk.demo.inside import InsideDemo
    from confluence_desk.demo.launch import Access
    from confluence_desk.desk import Desk, Ground
    from confluence_desk.services.headless import Given

log = logging.getLogger(__name__)

PROGRAM = "Confluence Desk"
APP_ID = "io.github.confluence_desk.ConfluenceDesk"
_BEHIND = (
    "confluence_desk.desk",
    "confluence_desk.demo.inside",
    "confluence_desk.ui.phrases",
    "confluence_desk.ui.trouble",
)
"""What is loaded once the loop runs."""
_SHOWN = 1.0
"""Seconds after which windows get their sign; the desktop knows that of an installed program."""
_SETTLED = 4.0
"""Seconds after which a start is over, also what it loads behind its windows."""

Story = Callable[["Desk"], Awaitable[int]]


@frozen
class Wishes:
    """What a start was asked for.

    ``door`` is where later starts hand over theirs (None: each stands alone); ``answered`` says
    what came of knocking at it. ``loaded`` hears, in a thread, that the start is over.
    """

    call: Call = field(default_factory=Call)
    verbose: bool = False
    safe: bool = False
    door: Door | None = None
    answered: Answer = Answer.NOBODY
    loaded: Callable[[], None] | None = None


_WITHHELD = tuple(f"CONFLUENCE_DESK_{name}" for name in ("TOKEN", "PASSPHRASE", "CLIENT_SECRET"))


def run_window(paths: Paths, wishes: Wishes) -> int:
    """Open the windows on the person's own site; returns the process's exit code."""
    return _run(paths, strongbox(PROGRAM, paths), lambda desk: desk.live(), wishes)


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
    from confluence_desk.demo.launch import DemoProcess, LaunchError  # noqa: PLC0415 - only here

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
        wishes = Wishes(verbose=verbose)
        return _run(Paths.of(place), SessionSecrets(), story, wishes, gateway=access.gateway)


async def _demo_story(access: "Access", pictures: Path | None, desk: "Desk") -> int:
    if pictures is not None:
        from confluence_desk.tour import Tour  # noqa: PLC0415 - only a start without a display

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


def _run(paths: Paths, secrets: Secrets, story: Story, wishes: Wishes, *, gateway: str = "") -> int:
    try:
        paths.make()
    except StoreTrouble as trouble:
        sys.stderr.write(
            f"Confluence Desk cannot keep anything in {paths.data} ({trouble.detail}).\n"
            "Make it writable, or name another place with --home DIR.\n"
        )
        return 1
    end_logging = configure(paths, verbose=wishes.verbose)
    crashes = Crashes(paths.runs, paths.logs)
    ending = crashes.begin()
    end_qt = qt_log.catch(crashes.note_text)
    clean = True  # being interrupted is no crash either
    try:
        code = Program(paths, secrets, wishes, crashes, gateway).run(story, ending)
    except Exception as error:  # noqa: BLE001 - nothing is above us but the shell
        clean = False
        crashes.note(error)
        sys.stderr.write(
            f"Confluence Desk crashed. Its logs lie in {paths.logs}.\n"
            "If that happens at every start, try confluence-desk --safe-mode.\n"
        )
        code = 1
    finally:
        end_qt()
        crashes.end(clean=clean)
        end_logging()
    return code


class Program:
    """One run between logging and exit: application, settings, accounts, windows."""

    def __init__(
        self, paths: Paths, secrets: Secrets, wishes: Wishes, crashes: Crashes, gateway: str
    ) -> None:
        self._paths = paths
        self._wishes = wishes
        self._crashes = crashes
        self._environment = dict(os.environ)
        for name in _WITHHELD:  # before anything starts a process, which would inherit them
            os.environ.pop(name, None)
        register_scheme()
        cut_off()
        self._app = _application()
        self._door = SingleInstance(wishes.door) if wishes.door else None
        self._early: list[Call] = []
        if self._door is not None:
            self._door.heard.connect(self._note_early)
        self._settings = Settings(paths.settings_file)
        self._preferences = Preferences(None if wishes.safe else self._settings)
        self._roads = Roads(self._preferences)
        self._secrets = secrets
        self._gateway = gateway
        self._hearth = Hearth()

    def run(self, story: Story, ending: Ending) -> int:
        """Live the story, unless a program that runs already takes over what was asked for."""
        if self._handed_over():
            return 0
        language = Language(self._app, resources.path("i18n"), self._preferences.value(LANGUAGE))
        collector = Collector()
        collector.begin()
        try:
            with asyncio.Runner(loop_factory=partial(SlicedLoop, self._app)) as runner:
                runner.get_loop().set_exception_handler(self._crashes.handle_loop)
                return runner.run(self._told(story, ending))
        finally:
            leave_behind()
            collector.end()
            language.end()

    def _handed_over(self) -> bool:
        if self._door is None:
            log.info("this start stands alone: no place to listen for others")
            return False
        if self._door.begin():
            return False
        answer = self._wishes.answered
        if answer is Answer.NOBODY:  # it may only be starting
            answer = self._door.hand_over(self._wishes.call)
        if answer is not Answer.TAKEN:
            log.warning("the program that runs does not answer: this start stands alone")
        return answer is Answer.TAKEN

    async def _told(self, story: Story, ending: Ending) -> int:
        await self._load()
        from confluence_desk.demo.inside import InsideDemo  # noqa: PLC0415 - it is loaded by now
        from confluence_desk.ui.trouble import Trouble  # noqa: PLC0415 - it is loaded by now

        demo = InsideDemo()
        desk = self._made_desk(demo)
        await self._roads.load(self._secrets)
        trouble = Trouble(
            self._crashes,
            desk.messages,
            self._paths.logs,
            QDesktopServices.openUrl,
            lambda: desk.window,
        )
        restored = self._preferences.value(REOPEN) and not self._wishes.safe
        trouble.tell_last(ending, restored=restored)
        self._listen(desk)
        loop = asyncio.get_running_loop()
        ahead = [
            loop.call_later(_SHOWN, self._give_sign),
            loop.call_later(_SETTLED, self._tell_loaded),
        ]
        try:
            return await story(desk)
        finally:
            for each in ahead:
                each.cancel()
            self._hearth.end()
            if self._door is not None:
                self._door.end()  # whoever starts from here on gets a window of its own
            await desk.aclose()
            await demo.aclose()
            trouble.end()
            log.info("closed")

    def _give_sign(self) -> None:
        self._app.setWindowIcon(QIcon(str(resources.path("icons/confluence-desk.svg"))))

    def _tell_loaded(self) -> None:
        if self._wishes.loaded is not None:
            in_thread(self._wishes.loaded, "loaded").add_done_callback(self._note_failure)

    def _note_failure(self, done: "Future[None]") -> None:
        if (error := done.exception()) is not None:
            self._crashes.note(error)

    async def _load(self) -> None:
        """Load what windows are made of; where pages come back, WebEngine starts meanwhile."""
        if self._settings.get("connections") or self._settings.get("account"):
            self._hearth.light()
        for name in _BEHIND:
            await asyncio.to_thread(import_module, name)

    def _made_desk(self, demo: "InsideDemo") -> "Desk":
        from confluence_desk.desk import Desk  # noqa: PLC0415 - it is loaded by now
        from confluence_desk.services.accounts import GATEWAY, Accounts  # noqa: PLC0415 - as above
        from confluence_desk.ui.phrases import speech  # noqa: PLC0415 - as above

        chosen = self._preferences.value(LANGUAGE)
        accounts = Accounts(
            self._secrets,
            self._settings,
            self._paths.data,
            gateway=self._gateway or GATEWAY,
            speech=speech(spoken(chosen, QLocale.system())),
            road=self._roads.road,
        )
        return Desk(self._app, accounts, self._ground(demo))

    def _ground(self, demo: "InsideDemo") -> "Ground":
        from confluence_desk.desk import Ground  # noqa: PLC0415 - it is loaded by now

        safe = self._wishes.safe
        return Ground(
            preferences=self._preferences,
            recent=Recent(None if safe else self._settings, "recent_commands"),
            aside=self._settings.aside,
            unread=self._settings.unread,
            session_file=SessionFile(None if safe else self._paths.session_file),
            paths=self._paths,
            styles=resources.path("styles"),
            start_demo=demo.start,
            crash=self._crashes.note,
            safe=safe,
            roads=self._roads,
            given=_given(self._environment),
        )

    def _listen(self, desk: "Desk") -> None:
        """Open what this start was asked for, then what later ones are."""
        if self._wishes.call.text:
            desk.open_text(self._wishes.call.text)
        if self._door is not None:
            self._door.heard.disconnect(self._note_early)
            self._door.heard.connect(partial(_open, desk))
        for call in self._early:
            _open(desk, call)

    def _note_early(self, call: Call) -> None:
        """It was promised to another start before there was anything to open it with."""
        self._early.append(call)


def _given(environment: Mapping[str, str]) -> "Given | None":
    """What the environment said when the program was started."""
    from confluence_desk.services import headless  # noqa: PLC0415 - it is loaded by now

    try:
        return headless.given(environment)
    except ValueError:
        log.warning("the environment names what is no site")
        return None


def _open(desk: "Desk", call: Call) -> None:
    log.info("asked by another start", extra={"new_window": call.new_window})
    if call.token:
        os.environ["XDG_ACTIVATION_TOKEN"] = call.token  # Qt spends it when a window is raised
    desk.open_text(call.text, new_window=call.new_window)


def _application() -> QApplication:
    app = QApplication([PROGRAM])
    app.setApplicationName("confluence-desk")
    app.setApplicationDisplayName(PROGRAM)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APP_ID)
    # The loop ends when the window says so, not when the connect dialog closes.
    app.setQuitOnLastWindowClosed(False)
    return app
