"""The command ``sync``: brings what is kept offline up to date, in a terminal or from cron."""

import argparse
import asyncio
import contextlib
import json
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from confluence_desk import terminal
from confluence_desk.cql.check import read
from confluence_desk.cql.errors import CqlError
from confluence_desk.domain.errors import DeskError, Missing, NoToken, Paused
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.syncing import Depth, Ending, Fate, Job, Progress, Report
from confluence_desk.services.session import Session
from confluence_desk.services.sync.errand import Errand, Locked, MakeEngine, real_engine
from confluence_desk.services.sync.lines import Order
from confluence_desk.services.sync.wishes import caps_of
from confluence_desk.system.preferences import Preferences
from confluence_desk.system.settings import Settings

if TYPE_CHECKING:
    from confluence_desk.api.endpoint import Tokens

SHOWN = 5
"""So many failures are told one by one."""
_ENDINGS = {
    Ending.WHOLE: terminal.WHOLE,
    Ending.PARTLY: terminal.PARTLY,
    Ending.STOPPED: terminal.INTERRUPTED,
}
_FATES = {
    Fate.ADDED: "added",
    Fate.CHANGED: "changed",
    Fate.RENAMED: "renamed",
    Fate.MOVED: "moved",
    Fate.REMOVED: "removed",
    Fate.RESTORED: "restored",
    Fate.FAILED: "failed",
}


@frozen
class Wanted:
    """What was asked for on the command line; texts are keys, ids and links as they were typed."""

    home: Path | None = None
    spaces: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    queries: tuple[str, ...] = ()
    depth: Depth = Depth.QUICK
    as_json: bool = False
    quiet: bool = False
    verbose: bool = False


def wanted(options: argparse.Namespace) -> Wanted:
    """What the command line asks for."""
    full = Depth.FULL if options.full else Depth.QUICK
    return Wanted(
        options.home,
        tuple(options.space),
        tuple(options.page),
        tuple(options.below),
        tuple(options.cql),
        Depth.THOROUGH if options.thorough else full,
        as_json=options.json,
        quiet=options.quiet,
        verbose=options.verbose,
    )


def sync(wanted: Wanted, engine: MakeEngine = real_engine) -> int:
    """Bring it up to date; returns the process's exit code."""
    try:
        paths = terminal.paths_of(wanted.home)
        end_logging = terminal.logging(paths, "confluence-desk-sync", verbose=wanted.verbose)
    except DeskError as trouble:
        return terminal.refused(trouble)
    try:
        return asyncio.run(_Command(wanted, engine).run())
    except (asyncio.CancelledError, KeyboardInterrupt):
        return terminal.INTERRUPTED
    finally:
        end_logging()


class Shows(Protocol):
    """What tells how far a run is."""

    def show(self, progress: Progress) -> None:
        """Tell this."""

    def close(self) -> None:
        """It is over."""


class _Silence:
    def show(self, progress: Progress) -> None:
        """Nobody looks."""

    def close(self) -> None:
        """Nothing to end."""


_NOTHING = """Nothing is kept offline yet. Choose something first, for example with
  confluence-desk keep add space OPS"""


class _Command:
    """One call of the command."""

    def __init__(self, wanted: Wanted, engine: MakeEngine) -> None:
        self._wanted = wanted
        self._paths = terminal.paths_of(wanted.home)
        self._engine = engine
        self._tokens: Tokens | None = None

    async def run(self) -> int:
        try:
            async with terminal.opened(self._paths) as session:
                order = await self._order(session)
                self._tokens = session.tokens
                names = {space.id: space.key for space in session.library.spaces()}
                bare = not session.keeping.rules()
        except (terminal.Nobody, DeskError) as trouble:
            self._tell_failure(trouble)
            return terminal.refused(trouble)
        except terminal.Senseless as unknown:
            return terminal.refused(unknown)
        if bare and order.job == Job(order.job.depth):
            if aside := terminal.lost(order.way.library):
                terminal.complain(aside)
                return terminal.FAILED
            if not self._wanted.as_json:
                terminal.complain(_NOTHING)
        return await self._carried_out(order, names)

    async def _carried_out(self, order: Order, names: dict[str, str]) -> int:
        bar = self._bar(names)
        errand = Errand(order, tell=bar.show, engine=self._engine, tokens=self._tokens)
        try:
            with _stopped_by_signals(errand), contextlib.closing(bar):
                report = await errand.run()
        except Locked:
            return self._locked()
        except DeskError as trouble:
            self._tell_failure(trouble)
            return terminal.refused(trouble)
        return self._told(report, errand.questions)

    def _bar(self, names: dict[str, str]) -> "Shows":
        if self._wanted.quiet or self._wanted.as_json or not sys.stderr.isatty():
            return _Silence()
        from confluence_desk.progress_bar import Bar  # noqa: PLC0415 - only a person looks at it

        return Bar(names)

    async def _order(self, session: Session) -> Order:
        wanted, way = self._wanted, session.way_in
        if way is None:
            raise terminal.Nobody
        if session.tokenless:
            raise NoToken(way.account.site.url)
        library = session.library
        if wanted.spaces and not library.spaces():
            await library.refresh_spaces()
        job = Job(
            wanted.depth,
            spaces=tuple([await space_id(session, each) for each in wanted.spaces]),
            trees=tuple([await content_id(session, each) for each in wanted.below]),
            pages=tuple([await content_id(session, each) for each in wanted.pages]),
            queries=tuple(query(each) for each in wanted.queries),
        )
        return Order(way, job, caps_of(Preferences(Settings(self._paths.settings_file))))

    def _told(self, report: Report, questions: int) -> int:
        code = _ENDINGS.get(report.ending, terminal.code(report.reason))
        if self._wanted.as_json:
            line = {"exit": code, "questions": questions, **msgspec.to_builtins(report)}
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        else:
            if not self._wanted.quiet:
                sys.stdout.write(_summary(report) + "\n")
            if report.ending is Ending.FAILED:
                terminal.complain(terminal.words(report.reason, report.detail))
            for sentence in (*_failures(report), *_asked(questions)):
                terminal.complain(sentence)
        return code

    def _tell_failure(self, trouble: Exception) -> None:
        if self._wanted.as_json:
            line = {"exit": terminal.code(type(trouble).__name__), "ending": Ending.FAILED}
            if isinstance(trouble, terminal.Nobody):
                line["exit"] = terminal.SIGN_IN
            sys.stdout.write(json.dumps({**line, "reason": type(trouble).__name__}) + "\n")

    def _locked(self) -> int:
        terminal.complain(
            "Another sync is at work on this library, in the window or elsewhere."
            " Wait until it has ended."
        )
        if self._wanted.as_json:
            line = {"exit": terminal.LOCKED, "ending": Ending.FAILED, "reason": "Locked"}
            sys.stdout.write(json.dumps(line) + "\n")
        return terminal.LOCKED


async def space_id(session: Session, key: str) -> str:
    """The id of a space by its key or alias; raises ``Senseless``."""
    library = session.library
    known = {space.key.casefold(): space.id for space in library.spaces()}
    known |= {s.alias.casefold(): s.id for s in library.spaces() if s.alias}
    found = known.get(key.casefold())
    if found is None:
        try:
            where = await library.resolve(f"{library.site.url}/wiki/spaces/{key}/overview")
        except Missing:
            where = None
        found = where.space_id if where is not None else ""
    if not found:
        raise terminal.Senseless(f"There is no space “{key}” that your account can see.")
    return found


async def content_id(session: Session, text: str) -> str:
    """The id of a page by id, link or ``KEY:Title``; raises ``Senseless``."""
    if text.isascii() and text.isdigit():
        return text
    try:
        where = await session.library.resolve(text)
    except Missing:
        where = None
    except Paused:
        raise terminal.Senseless(f"“{text}” names no page that is on this machine.") from None
    if where is None or not where.page_id:
        raise terminal.Senseless(f"“{text}” leads to no page that your account can see.")
    return where.page_id


def query(text: str) -> str:
    """The same CQL; raises ``Senseless`` where it makes no sense."""
    try:
        read(text)
    except CqlError as fault:
        raise terminal.Senseless(f"Confluence does not understand this query: {fault}") from None
    return text


@contextmanager
def _stopped_by_signals(errand: Errand) -> Iterator[None]:
    """The first Ctrl+C ends the run at a safe point, the second at once."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()

    def stop() -> None:
        if errand.stop.is_set() and task is not None:
            task.cancel()
        errand.stop.set()

    with contextlib.suppress(NotImplementedError):  # Windows raises KeyboardInterrupt instead
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop)
    yield


def _failures(report: Report) -> list[str]:
    """What could not be had and why, as much of it as one reads."""
    if report.ending is not Ending.PARTLY:
        return []
    failed = [one for one in report.outcomes if one.fate is Fate.FAILED]
    said = [f"{one.title or one.subject}: {terminal.words(one.detail)}" for one in failed[:SHOWN]]
    more = report.counts.get(Fate.FAILED, 0) - len(said)
    return said + ([f"{more} more; --json tells them all."] if more > 0 else [])


def _asked(questions: int) -> list[str]:
    sentence = (
        "Very much vanished from the site at once. Its copies stay until you decide: open"
        " Confluence Desk, “Offline library”."
    )
    return [sentence] if questions else []


def _summary(report: Report) -> str:
    parts = [f"{number} {_FATES[fate]}" for fate, number in report.counts.items() if number]
    parts += [f"files fetched: {report.files}"] if report.files else []
    what = ", ".join(parts) or "nothing had changed"
    seconds = (report.ended_at - report.started_at).total_seconds() if report.ended_at else 0
    size = _size(report.bytes_done)
    how = {
        Ending.WHOLE: "Up to date",
        Ending.PARTLY: "Nearly up to date; what failed is tried again by the next run",
        Ending.STOPPED: "Stopped; the next run goes on from here",
        Ending.FAILED: "Broken off",
    }[report.ending]
    return f"{how}: {what} ({report.requests} requests, {size}, {seconds:.0f} s)."


def _size(number: int) -> str:
    for unit in ("B", "kB"):
        if number < 1000:  # noqa: PLR2004 - as the units say
            return f"{number:.0f} {unit}"
        number /= 1000  # type: ignore[assignment]
    return f"{number:.1f} MB"
