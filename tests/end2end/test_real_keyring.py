"""The commands of the terminal with a real Secret Service beside them (traps 12, 13, 17)."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from confluence_desk.demo.launch import Access, DemoProcess
from tests.beside_keyring import MISSING, beside, written_below

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not on this machine: {', '.join(MISSING)}")
LOCK = "from tests.secret_service import lock; lock()"
DESK = """
import runpy
from confluence_desk.system.credentials import Keyring
Keyring.__init__.__kwdefaults__["patience"] = 60  # how fast this machine is proves nothing
runpy.run_module("confluence_desk", run_name="__main__", alter_sys=True)
"""


@pytest.fixture(scope="module")
def site() -> Iterator[Access]:
    with DemoProcess([]) as access:
        yield access


def told(home: Path, script: str, *, site: Access) -> str:
    """What a shell says beside a keyring of its own; ``desk`` is the program."""
    run = beside(
        home,
        f'desk() {{ "{sys.executable}" -c "$DESK" "$@"; }}\n{script}',
        DESK=DESK,
        CONFLUENCE_DESK_HOME=str(home / "desk"),
        GIVEN=site.token,
        SITE=site.url,
        MAIL=site.email,
    )
    return run.stdout + run.stderr


def test_a_real_keyring_keeps_what_the_commands_need_and_no_file_does(
    site: Access, tmp_path: Path
) -> None:
    said = told(
        tmp_path,
        'printf "%s" "$GIVEN" | desk connect "$SITE" --email "$MAIL" >/dev/null && echo in\n'
        "desk keep add space OPS >/dev/null && echo kept\n"
        "desk sync --quiet && echo synced\n"
        "desk search --offline redis >/dev/null && echo found\n"
        f"'{sys.executable}' -c '{LOCK}'\n"
        "desk search --offline redis; echo locked $?\n",
        site=site,
    )
    lines = said.splitlines()
    assert [each for each in ("in", "kept", "synced", "found") if each not in lines] == [], said
    assert "locked 5" in lines
    assert "keyring" in said
    assert "Traceback" not in said
    assert site.token not in said
    files = written_below(tmp_path)
    assert any(path.suffix == ".keyring" for path in files)
    assert [path for path, held in files.items() if site.token.encode() in held] == []
