"""The bodies of the corpus beside the checkout: where they are, and each with a name."""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
NONE_HERE = f"no corpus beside the checkout: {CORPUS}"
STORAGE = sorted((CORPUS / "storage").glob("*.xml"))
SPACES = sorted(path for path in (CORPUS / "spaces").glob("*.json") if path.stem != "index")
VERSIONS = sorted(path for path in (CORPUS / "versions").glob("*") if path.is_dir())


def read(path: Path) -> str:
    """What a body holds; not all of them are sound UTF-8."""
    return path.read_bytes().decode("utf-8", "replace")


@lru_cache(maxsize=1)
def bodies_of_space(path: Path) -> dict[str, str]:
    """Every text in a space, old and new, of pages and comments, drafts and templates."""
    space = json.loads(path.read_text("utf-8"))
    named: dict[str, str] = {}
    for part in ("pages", "drafts", "templates", "orphanPages"):
        for number, page in enumerate(space.get(part) or ()):
            named.update((f"{part}[{number}]{where}", body) for where, body in _bodies(page))
    return {name: body for name, body in named.items() if body}


def _bodies(held: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Whatever is called ``storage`` below, and the bodies of comments."""
    if isinstance(held, dict):
        for name, value in held.items():
            if name in {"storage", "body"} and isinstance(value, str):
                yield where, value
            else:
                yield from _bodies(value, f"{where}.{name}")
    elif isinstance(held, list):
        for number, value in enumerate(held):
            yield from _bodies(value, f"{where}[{number}]")


def bodies_of_page(folder: Path) -> dict[str, str]:
    """Every kept version of a page."""
    return {path.name: read(path) for path in sorted(folder.glob("v*")) if path.is_file()}
