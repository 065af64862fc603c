"""The arguments of ``show``, ``render``, ``diff`` and ``history``: all that help needs."""

import argparse


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Make all of them known to the command line."""
    _add_show(commands)
    _add_render(commands)
    _add_diff(commands)
    _add_history(commands)


def _add_show(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    shown = commands.add_parser(
        "show",
        help="print a page as text, Markdown, HTML or storage format",
        description="Print a page to standard output, in UTF-8: the newest where the site\n"
        "answers, else the copy on this machine, which is said.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    shown.add_argument("page", metavar="PAGE", help="an id, link or KEY:Title")
    shown.add_argument(
        "--format",
        choices=("text", "markdown", "html", "storage"),
        default="text",
        help="default: %(default)s",
    )
    shown.add_argument("--offline", action="store_true", help="do not ask the site")


def _add_render(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    drawn = commands.add_parser(
        "render",
        help="draw a file of storage format as HTML or text",
        description="Draw a page's body in storage format as the window draws it, to standard\n"
        "output, in UTF-8. What the library knows (names, files, titles) is not looked up.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    drawn.add_argument("file", metavar="FILE", help="the body; “-” reads standard input")
    drawn.add_argument(
        "--format", choices=("html", "text"), default="html", help="default: %(default)s"
    )


def _add_diff(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    told = commands.add_parser(
        "diff",
        usage="confluence-desk diff [--text | --json | --html | --source]"
        " PAGE OLD NEW | OTHER OTHER",
        help="what changed between two versions of a page, two pages, or two files",
        description="Compare two versions of a page, two pages, or two files of storage format,\n"
        "block by block and word by word; a page and a file, too. It ends with 0 whether or not\n"
        "anything changed.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    told.add_argument(
        "what",
        nargs="+",
        metavar="PAGE OLD NEW | OTHER OTHER",
        help="an id, link or KEY:Title with two version numbers; or two files or pages",
    )
    shape = told.add_mutually_exclusive_group()
    for name, said in (
        ("text", "the changes, for reading (the default)"),
        ("json", "every row, for programs"),
        ("html", "both pages side by side, in a file of its own"),
        ("source", "the storage format itself, as a patch"),
    ):
        shape.add_argument(
            f"--{name}", dest="format", action="store_const", const=name, default="text", help=said
        )


def _add_history(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    told = commands.add_parser(
        "history",
        help="the versions of a page: who saved them, when and why",
        description="Print the versions of a page, newest first, and which texts are here.",
    )
    told.add_argument("page", metavar="PAGE", help="an id, link or KEY:Title")
    told.add_argument("--json", action="store_true", help="every version, for programs")
    told.add_argument("--offline", action="store_true", help="do not ask the site")
