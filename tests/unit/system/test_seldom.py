"""A module that waits is read when something of it is asked for, once, and then is as any other."""

import importlib
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from confluence_desk.system.seldom import let_call_wait, let_wait, without


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What modules told as they were read."""
    told: list[str] = []
    package = tmp_path / "seldom_used"
    package.mkdir()
    (package / "__init__.py").write_text("told = []\n")
    (package / "part.py").write_text(
        "from seldom_used import told\ntold.append(__name__)\nvalue = 7\n"
        "def called(one, *, two): return one, two\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in ("seldom_used", "seldom_used.part"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    importlib.invalidate_caches()
    monkeypatch.setattr(importlib.import_module("seldom_used"), "told", told)
    return told


def test_it_is_read_when_something_is_asked_for(told: list[str]) -> None:
    let_wait("seldom_used.part")
    part = importlib.import_module("seldom_used.part")
    assert part.__name__ == "seldom_used.part"
    assert importlib.import_module("seldom_used").part is part
    assert told == []
    assert part.value == 7
    assert told == ["seldom_used.part"]
    with pytest.raises(AttributeError):
        _ = part.nothing
    assert told == ["seldom_used.part"]


def test_what_is_loaded_or_not_there_stays_as_it_is(told: list[str]) -> None:
    part = importlib.import_module("seldom_used.part")
    let_wait("seldom_used.part", "seldom_used.nowhere", "nowhere.at_all")
    assert sys.modules["seldom_used.part"] is part
    assert "seldom_used.nowhere" not in sys.modules
    assert told == ["seldom_used.part"]


def test_a_part_waits_without_what_it_is_a_part_of(
    told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "seldom_used")
    let_wait("seldom_used.part")
    assert "seldom_used" not in sys.modules
    whole = importlib.import_module("seldom_used")
    monkeypatch.setattr(whole, "told", told)
    let_wait("seldom_used.part")
    assert told == []
    assert whole.part.value == 7
    assert told == ["seldom_used.part"]


_SELDOM = """
import sys
from confluence_desk.system.loading import undisturbed
with undisturbed():
    import asyncio, asyncio.base_events, logging.handlers, msgspec
assert not {"_ssl", "_pickle"} & sys.modules.keys(), "it was loaded at once"
assert msgspec.json.decode(b'{"a": [1, 2.5]}', type=dict[str, list[float]]) == {"a": [1.0, 2.5]}
assert msgspec.json.schema(int) == {"type": "integer"}
assert msgspec.msgpack.decode(msgspec.msgpack.encode([1])) == [1]
assert logging.handlers.pickle.loads(logging.handlers.pickle.dumps(7)) == 7
protocol = asyncio.sslproto.SSLProtocol
import ssl
assert issubclass(protocol, asyncio.BufferedProtocol)
assert asyncio.base_events.ssl is ssl
assert asyncio.base_events.sslproto is asyncio.sslproto

async def greet(reader, writer):
    writer.close()

async def main():
    server = await asyncio.start_server(greet, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        await asyncio.open_connection("127.0.0.1", port, ssl=ssl.create_default_context())
    except (ssl.SSLError, ConnectionError) as error:
        print("speaks", type(error).__name__)
    server.close()

asyncio.run(main())
"""


def test_what_a_start_leaves_waiting_works_once_it_is_asked_for() -> None:
    run = subprocess.run(
        [sys.executable, "-c", _SELDOM], capture_output=True, text=True, check=False, timeout=60
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("speaks ")


def test_threads_that_ask_at_once_get_the_same(told: list[str]) -> None:
    let_wait("seldom_used.part")
    part = importlib.import_module("seldom_used.part")
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(part.value)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [7] * 8
    assert told == ["seldom_used.part"]


def test_the_keyring_is_loaded_without_what_it_seldom_uses() -> None:
    code = (
        "import sys; from confluence_desk.system.backends import keyring_library;"
        "ring = keyring_library(); assert ring.get_keyring;"
        "names = ['http.client', 'more_itertools.more', 'backports.tarfile.compat'];"
        "print(*(name in sys.modules for name in names));"
        "from urllib.request import getproxies; from more_itertools import consume;"
        "from backports.tarfile import TarFile;"
        "print(*(name in sys.modules for name in names))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [*["False"] * 3, *["True"] * 3]


def test_a_library_goes_without_what_it_can_do_without(told: list[str]) -> None:
    with without("seldom_used.part"), pytest.raises(ImportError):
        importlib.import_module("seldom_used.part")
    part = importlib.import_module("seldom_used.part")
    assert told == ["seldom_used.part"]
    with without("seldom_used.part"):
        assert importlib.import_module("seldom_used.part") is part
    assert sys.modules["seldom_used.part"] is part


def test_a_start_leaves_unread_what_it_does_not_use() -> None:
    code = (
        "import sys; from confluence_desk.system.loading import uncollected, undisturbed\n"
        "with uncollected(): import pathlib, confluence_desk.window_command\n"
        "with undisturbed(): import confluence_desk.app, confluence_desk.ui.windows\n"
        "names = ['html', 'ipaddress', 'locale', 'ssl', 'pickle']\n"
        "print([name for name in names if '__getattr__' not in vars(sys.modules[name])])\n"
        "print('typing_extensions' in sys.modules)\n"
        "import msgspec, html, typing_extensions\n"
        "print(html.escape('<'), typing_extensions.Never is not None)\n"
    )
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "False", "&lt; True"]


def test_a_function_is_named_before_and_called_when_it_is_there(told: list[str]) -> None:
    let_call_wait("seldom_used.part", "called")
    let_wait("seldom_used.part")
    let_call_wait("seldom_used.part", "called")
    part = importlib.import_module("seldom_used.part")
    early = part.called
    assert told == []
    assert early(1, two=2) == (1, 2)
    assert told == ["seldom_used.part"]
    assert part.called is not early
    assert early(3, two=4) == (3, 4)
    let_call_wait("seldom_used.part", "called")
    assert part.called(5, two=6) == (5, 6)
    assert told == ["seldom_used.part"]
