"""The command line; imports Qt only to open a window, so it answers at once anywhere."""

import argparse
from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path

from confluence_desk import (
    __version__,
    connecting_arguments,
    reading_arguments,
    search_arguments,
)
from confluence_desk.domain.app_links import read
from confluence_desk.system.display import has_display
from confluence_desk.system.head_start import HeadStart
from confluence_desk.system.loading import undisturbed

EPILOG = """\
Without a command the window opens; a link, a page id or KEY:Title opens there:
  confluence-desk https://acme.atlassian.net/wiki/x/AbCd
  confluence-desk "OPS:Redis failover"
Choose what to keep on this machine, and bring it up to date, also from cron:
  confluence-desk keep add space OPS
  confluence-desk sync
Connect to a site without a window, and look at what is the matter with one:
  confluence-desk connect acme --email ana@acme.com < token.txt
  confluence-desk doctor
Try it first without an account:
  confluence-desk demo
Every command honours CONFLUENCE_DESK_SITE, _EMAIL, _TOKEN, _PASSPHRASE and _HOME.
"""
SYNC_EPILOG = """\
It ends with 0 when all is up to date, 1 when it broke off, 2 when the command makes no sense,
3 when some items failed (they are tried again by the next run), 4 when another sync is at work,
5 when one must sign in again, 130 when it was interrupted (the next run goes on from there).
"""
_LONE = {
    name: f"confluence_desk.{name}_command"
    for name in (
        *("keep", "show", "render", "diff", "history"),
        *("cql", "search", "match", "connect", "doctor", "pac"),
    )
}
"""Commands with a module of their own, which no other has to load."""
_COMMANDS = {"open", "demo", "demo-site", "sync", *_LONE}
_WITH_VALUE = {"--home"}


def run(arguments: Sequence[str], head_start: HeadStart | None = None) -> int:
    """Carry out one command; returns the process's exit code.

    ``head_start`` is the one that has begun, if any.
    """
    options = parser().parse_args(spelt_out(arguments))
    if options.command == "demo-site":
        return _demo_site(options)
    if options.command == "demo":
        return _demo(options)
    if options.command == "sync":
        return _sync(options)
    return _lone(options) if options.command in _LONE else _window(options, head_start)


def _lone(options: argparse.Namespace) -> int:
    """A module's function that is called like the command."""
    return int(getattr(import_module(_LONE[options.command]), options.command)(options))


def parser() -> argparse.ArgumentParser:
    """Every command and option."""
    top = argparse.ArgumentParser(
        prog="confluence-desk",
        description="Read a Confluence Cloud site from the desktop, online or not.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,  # so that the value of an option is known from its name alone
    )
    top.add_argument("--version", action="version", version=f"Confluence Desk {__version__}")
    top.add_argument(
        "--home", type=Path, metavar="DIR", help="keep settings, library and logs in DIR"
    )
    top.add_argument("--verbose", action="store_true", help="log every request (never a token)")
    top.add_argument("--new-window", action="store_true", help="open another window")
    top.add_argument(
        "--safe-mode",
        action="store_true",
        help="start with default settings and without the tabs of last time",
    )
    top.set_defaults(link="")
    commands = top.add_subparsers(dest="command", metavar="COMMAND | LINK")
    _add_open(commands)
    _add_demo(commands)
    _add_demo_site(commands)
    _add_sync(commands)
    _add_keep(commands)
    reading_arguments.add(commands)
    connecting_arguments.add(commands)
    search_arguments.add(commands)
    return top


def spelt_out(arguments: Sequence[str]) -> list[str]:
    """The same with ``open`` in front of a lone link, which needs no command."""
    spelt = list(arguments)
    at = 0
    while at < len(spelt) and spelt[at].startswith("-") and spelt[at] != "--":
        at += 2 if spelt[at] in _WITH_VALUE else 1
    if at < len(spelt) and spelt[at] not in _COMMANDS:
        spelt.insert(at, "open")
    if spelt[at : at + 1] == ["search"]:
        spelt[at + 1 :] = search_arguments.words_apart(spelt[at + 1 :])
    return spelt


def _add_open(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    door = commands.add_parser(
        "open",
        help="open a link, a page id or KEY:Title; the word “open” may be left out",
        description="Open it in the window that runs already, or in a new one.",
    )
    door.add_argument("link", type=_link, metavar="LINK", help="URL, page id or KEY:Title")


def _add_demo(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = commands.add_parser(
        "demo",
        help="the window on a demo site of its own; without a display, a tour with pictures",
        description="Start the demo site and the window connected to it. Without a display a tour"
        " runs instead and leaves numbered pictures. Your own settings are not touched.",
    )
    demo.add_argument(
        "--tour", action="store_true", help="run the tour although there is a display"
    )
    demo.add_argument(
        "--pictures",
        type=Path,
        default=Path("build/tour"),
        metavar="DIR",
        help="where the tour leaves its pictures (default: %(default)s)",
    )
    demo.add_argument("--content", type=Path, metavar="FILE", help="serve this space instead")
    demo.add_argument("--pages", type=_count, metavar="N", help="add a generated space of N pages")


def _add_demo_site(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    site = commands.add_parser(
        "demo-site",
        help="a Confluence to try and test with, on this machine only",
        description="Serve a stand-in for Confluence Cloud on loopback until interrupted.",
    )
    site.add_argument("--port", type=_port, default=8090, help="0 = any (default: %(default)s)")
    site.add_argument(
        "--content", type=Path, metavar="FILE", help="serve the space in this JSON file"
    )
    site.add_argument("--pages", type=_count, metavar="N", help="add a generated space of N pages")
    site.add_argument("--seed", type=int, default=1, help="for generated pages and faults")
    site.add_argument(
        "--latency", type=_milliseconds, default=0, metavar="MS", help="added to every answer"
    )
    site.add_argument(
        "--faults",
        action="append",
        default=[],
        metavar="RULE",
        help="a fault to inject, such as 429:/pages,count=3 or 502,probability=0.1; repeatable",
    )
    site.add_argument("--json", action="store_true", help="print one line of JSON when ready")
    site.add_argument(
        "--until-stdin-closes",
        action="store_true",
        help="stop when standard input ends (for programs that start this one)",
    )


def _add_sync(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    sync = commands.add_parser(
        "sync",
        help="bring what is kept offline up to date, in a terminal or from cron",
        description="Bring what is kept offline up to date, for the account that is signed in.\n"
        "A quick look sees new and changed pages; --full also sees what moved or left.",
        epilog=SYNC_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = sync.add_argument_group("only this, whether it is kept offline or not")
    what.add_argument("--space", action="append", default=[], metavar="KEY", help="repeatable")
    what.add_argument("--page", action="append", default=[], metavar="ID", help="one page")
    what.add_argument(
        "--below", action="append", default=[], metavar="ID", help="a page and all below it"
    )
    what.add_argument("--cql", action="append", default=[], metavar="Q", help="what a query finds")
    depth = sync.add_mutually_exclusive_group()
    depth.add_argument("--full", action="store_true", help="look at everything, not only at news")
    depth.add_argument(
        "--thorough", action="store_true", help="as --full, and compare every list to its end"
    )
    sync.add_argument("--json", action="store_true", help="print the report as one line of JSON")
    sync.add_argument("--quiet", action="store_true", help="print only what is the matter")
    sync.add_argument("--for-window", action="store_true", help=argparse.SUPPRESS)


def _add_keep(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    keep = commands.add_parser(
        "keep",
        help="choose what is kept offline: list, add, remove",
        description="Choose what is kept offline. The next sync brings it to this machine.",
    )
    deeds = keep.add_subparsers(dest="deed", metavar="list | add | remove", required=True)
    shown = deeds.add_parser("list", help="print what is kept, each with its number")
    shown.add_argument("--json", action="store_true", help="print it as one line of JSON")
    gone = deeds.add_parser("remove", help="keep something no longer")
    gone.add_argument("number", type=int, metavar="N", help="its number in the list")
    new = deeds.add_parser("add", help="keep something from the next sync on")
    new.add_argument("holds", choices=("space", "tree", "blog", "label", "cql"), metavar="WHAT")
    new.add_argument(
        "subject",
        metavar="WHICH",
        help="a space's key or “*”, a page's id or link with all below it, a label, a query;"
        " WHAT is one of space, tree, blog, label, cql",
    )
    new.add_argument("--not", dest="excludes", action="store_true", help="leave this out instead")
    new.add_argument(
        "--files", choices=("all", "images", "none"), default="images", help="default: images"
    )
    new.add_argument("--files-up-to", type=_megabytes, metavar="MB", help="leave out larger files")
    new.add_argument("--no-comments", action="store_true", help="leave out comments")
    new.add_argument(
        "--older", type=_versions, default=0, metavar="N", help="N older versions too, or “all”"
    )
    for name in ("changed-after", "changed-before", "created-after", "created-before"):
        new.add_argument(f"--{name}", type=_day, metavar="DAY", help="such as 2026-11-21")


def _megabytes(text: str) -> int:
    return _whole(text, 1, 100_000, "megabytes")


def _versions(text: str) -> int:
    return -1 if text == "all" else _whole(text, 0, 10_000, "a number of versions")


def _day(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day such as 2026-11-21") from None


def _link(text: str) -> str:
    try:
        return read(text)
    except ValueError as refusal:
        raise argparse.ArgumentTypeError(str(refusal)) from None


def _count(text: str) -> int:
    return _whole(text, 1, 100_000, "pages")


def _port(text: str) -> int:
    return _whole(text, 0, 65_535, "a port")


def _milliseconds(text: str) -> int:
    return _whole(text, 0, 60_000, "milliseconds")


def _whole(text: str, least: int, most: int, what: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else -1
    if not least <= number <= most:
        raise argparse.ArgumentTypeError(f"“{text}” is not {what} from {least} to {most}")
    return number


def _demo_site(options: argparse.Namespace) -> int:
    from confluence_desk.demo.serve import Wanted, serve  # noqa: PLC0415 - not needed for --help

    return serve(
        Wanted(
            port=options.port,
            content=options.content,
            pages=options.pages,
            seed=options.seed,
            latency=options.latency,
            faults=options.faults,
            as_json=options.json,
            until_stdin_closes=options.until_stdin_closes,
        )
    )


def _sync(options: argparse.Namespace) -> int:
    if options.for_window:
        from confluence_desk.sync_child import serve  # noqa: PLC0415 - not needed for --help

        return serve()
    from confluence_desk import sync_command as command  # noqa: PLC0415 - as above

    return command.sync(command.wanted(options))


def _demo(options: argparse.Namespace) -> int:
    with undisturbed():
        from confluence_desk.app import run_demo  # noqa: PLC0415 - only a window needs Qt

    touring = options.tour or not has_display()
    return run_demo(
        home=options.home,
        content=options.content,
        pages=options.pages,
        pictures=options.pictures if touring else None,
        verbose=options.verbose,
    )


def _window(options: argparse.Namespace, head_start: HeadStart | None) -> int:
    from confluence_desk.window_command import Asked, window  # noqa: PLC0415 - as above

    asked = Asked(
        home=options.home,
        link=options.link,
        new_window=options.new_window,
        verbose=options.verbose,
        safe_mode=options.safe_mode,
    )
    return window(asked, head_start)
