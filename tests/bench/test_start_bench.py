"""From the command to a window that can be used over 100 000 pages, beside the barest window."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from confluence_desk.domain.speech import ENGLISH
from confluence_desk.services.documents import Documents
from confluence_desk.services.look import Look
from confluence_desk.services.styles import sheet
from confluence_desk.store import Store, file_name
from confluence_desk.system.paths import Paths
from tests.bench import big_library
from tests.bench.library_key import KEY

pytestmark = pytest.mark.bench

ROUNDS = 9
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("start") / "home"
    big_library.make(home)
    return home


@pytest.fixture(scope="module")
def page(home: Path) -> Path:
    """What the window shows first, as a file that needs nothing else."""
    name = file_name(big_library.SITE.url, big_library.ACCOUNT.account_id)
    store = Store.open(Paths.of(home).data / name, KEY)
    documents = Documents(big_library.SITE, store, ENGLISH)
    found = documents.document(big_library.current_page())
    store.close()
    assert found is not None
    style = sheet(Look()).decode()
    path = home.parent / "page.html"
    path.write_text(found.html.replace("</head>", f"<style>{style}</style></head>"), "utf-8")
    return path


def _seconds(module: str, argument: Path, cache: Path, *more: str) -> float:
    """From before the process began until what it says was the moment."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(cache)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled
    start = time.monotonic()
    told = subprocess.run(
        [sys.executable, "-m", module, str(argument), *more],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=60,
        check=True,
    )
    return float(told.stdout.split()[-1]) - start


def test_start_over_a_large_library(home: Path, page: Path) -> None:
    cache = home.parent / "compiled"
    for last in ((), ("keep",)):  # the first compiles, and what is compiled can be kept
        _seconds("tests.bench.start_ours", home, cache, *last)
        _seconds("tests.bench.start_bare", page, cache)
    pairs = [
        (
            _seconds("tests.bench.start_ours", home, cache),
            _seconds("tests.bench.start_bare", page, cache),
        )
        for _ in range(ROUNDS)
    ]
    ours, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
    least = min(one for one, _ in pairs) / min(other for _, other in pairs)
    print(  # noqa: T201 - a bench reports
        f"\nstart with 10 tabs over 100 000 pages: {ours * 1e3:.0f} ms, bare window"
        f" {bare * 1e3:.0f} ms, ratio {ours / bare:.2f}; of the fastest {least:.2f}"
    )
