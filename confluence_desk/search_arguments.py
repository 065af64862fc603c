"""The arguments of ``cql``, ``search`` and ``match``: all that help needs to know of them."""

import argparse
from collections.abc import Sequence

_LIMIT = "--limit"
_OPTIONS = ("--offline", "--online", _LIMIT, "--json", "--help")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Make them known to the command line."""
    _add_cql(commands)
    _add_search(commands)
    _add_match(commands)


def words_apart(arguments: Sequence[str]) -> list[str]:
    """Those of ``search``, with words such as ``-Xmx512m`` where no option is looked for."""
    if "--" in arguments:
        return list(arguments)
    options, words, strange = list[str](), list[str](), list[str]()
    left = iter(arguments)
    for one in left:
        name = one.partition("=")[0]
        if not one.startswith("--"):
            (options if one == "-h" else words).append(one)
        elif any(each.startswith(name) for each in _OPTIONS):
            options += [one, *([next(left, "")] if _LIMIT.startswith(one) else [])]
        else:
            strange.append(one)
    if words or len(strange) != 1:  # beside words it is an option with a slip in it
        options += strange
    else:
        words = strange
    return [*options, *(["--", *words] if words else [])]


def _add_cql(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    judged = commands.add_parser(
        "cql",
        help="say whether a query makes sense, and what is wrong where",
        description="Judge a query without asking any site. It ends with 0 when it is valid, with\n"
        "1 when it is not. With --stdin each line is one query as a JSON string.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = judged.add_mutually_exclusive_group(required=True)
    what.add_argument("query", nargs="?", metavar="QUERY", help="one query")
    what.add_argument("--stdin", action="store_true", help="read them from standard input")
    judged.add_argument(
        "--json",
        action="store_true",
        help="one JSON object a query: valid, errors, warnings, canonical",
    )


def _add_search(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    asked = commands.add_parser(
        "search",
        help="find pages by words or by a query, on the site and on this machine",
        description="Find pages by words or by a query, as the bar of the window does: what is\n"
        "on this machine and what the site finds, each once. Where the site cannot be reached\n"
        "this is said, and this machine answers alone.",
        epilog="It ends with 0 when something was found, 1 when nothing was or it broke off,\n"
        "2 when the query makes no sense, 5 when one must sign in again.\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    asked.add_argument("query", nargs="+", metavar="WORDS or CQL")
    where = asked.add_mutually_exclusive_group()
    where.add_argument("--offline", action="store_true", help="only on this machine")
    where.add_argument("--online", action="store_true", help="only on the site")
    asked.add_argument("--limit", type=_results, default=25, metavar="N", help="default: 25")
    asked.add_argument("--json", action="store_true", help="print it as one line of JSON")


def _add_match(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    matched = commands.add_parser(
        "match",
        help="bring the runbooks that fit an alert, a log or a stack trace; no site is asked",
        description="Bring the runbooks that fit an alert, an excerpt of a log, a stack trace or\n"
        "the JSON of an alert manager, from what is on this machine.",
        epilog="It ends with 0 when something fits, with 1 when nothing does.\n"
        "  journalctl -u mailer -n 50 | confluence-desk match -\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    matched.add_argument("alert", metavar="FILE", help="a file, or - for standard input")
    matched.add_argument("--limit", type=_results, default=5, metavar="N", help="default: 5")
    matched.add_argument("--json", action="store_true", help="print it as one line of JSON")


def _results(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= 1000:  # noqa: PLR2004 - nobody reads more
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of results from 1 to 1000")
    return number
