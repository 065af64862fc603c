"""The arguments of ``connect`` and ``doctor``: all that help needs to know of them."""

import argparse
from datetime import date
from pathlib import Path

CONNECT_EPILOG = """\
The token is read from standard input, so that it stands in no list of processes and no history:
  confluence-desk connect acme --email ana@acme.com < token.txt
By OAuth 2.0 with your organisation's own app, whose secret is asked for, or taken from
CONFLUENCE_DESK_CLIENT_SECRET:
  confluence-desk connect acme --oauth CLIENT_ID
Where there is no keyring, CONFLUENCE_DESK_PASSPHRASE is the passphrase of an encrypted vault.
It ends with 0 when pages and spaces can be read, 1 when the site did not answer, 2 when something
was missing, 5 when the token or the sign-in was not accepted, 130 when it was stopped. With --json
one object comes on standard output however it ends: connected, exit, and error where there is one.
"""
DOCTOR_EPILOG = """\
It ends with 0 when nothing is the matter, 3 when something is. The report holds no secrets.
"""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Make both known to the command line."""
    _add_connect(commands)
    _add_doctor(commands)
    commands.add_parser("pac")  # for ourselves: runs a script that standard input names


def _add_connect(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    connect = commands.add_parser(
        "connect",
        help="connect to a site in a terminal: the token comes on standard input",
        description="Find the site, try the token, say what it can do, and remember it.",
        epilog=CONNECT_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    connect.add_argument("site", nargs="?", default="", metavar="SITE", help="acme, or any address")
    connect.add_argument(
        "--email",
        default="",
        metavar="EMAIL",
        help="whose token it is; a service account's needs none",
    )
    connect.add_argument(
        "--oauth",
        nargs="?",
        const="kept",
        default="",
        metavar="CLIENT_ID",
        help="sign in in a browser by this app; without its id by the app that is kept",
    )
    connect.add_argument(
        "--port", type=int, default=0, metavar="PORT", help="where the browser comes back to"
    )
    connect.add_argument(
        "--no-browser", action="store_true", help="only print the address, and paste the answer"
    )
    connect.add_argument("--name", default="", metavar="NAME", help="what to call the connection")
    connect.add_argument("--expires", type=_day, metavar="DAY", help="when the token ends")
    connect.add_argument("--proxy", default="", metavar="URL", help="such as http://proxy:8080")
    connect.add_argument("--ca-file", type=Path, metavar="FILE", help="certificates to trust too")
    connect.add_argument("--json", action="store_true", help="print the findings as JSON")


def _add_doctor(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    doctor = commands.add_parser(
        "doctor",
        help="look at everything between this machine and the site, and say what helps",
        description="Look at disk, keyring, library, proxy, address, certificate, clock and token.",
        epilog=DOCTOR_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    doctor.add_argument("--json", action="store_true", help="print the report as one line of JSON")


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day such as 2026-11-21") from None
