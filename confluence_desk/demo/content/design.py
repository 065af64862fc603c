"""The design page with a long history: each version is the one before with one edit made."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from confluence_desk.demo.content.shelf import Edit, Leaf, resource

TITLE = "Retry policy for outbound calls"


def page() -> Leaf:
    """The design page."""
    told = tomllib.loads(resource("eng/design.toml"))
    steps = told["edit"]
    sources = tuple(_texts(resource("eng/design-start.txt").strip(), steps))
    return Leaf(
        title=TITLE,
        parent="Designs",
        source=sources[-1],
        sources=sources,
        edits=tuple(Edit(one["days"], one["by"], one["message"]) for one in steps),
        files=tuple(told["files"]),
        labels=tuple(told["labels"]),
        likes=tuple(told["likes"]),
        state="In progress",
    )


def _texts(text: str, steps: list[dict[str, Any]]) -> Iterator[str]:
    for step in steps:
        for old, new in step.get("replace", ()):
            if old not in text:
                raise ValueError(
                    f"The edit {step['message']!r} replaces what is not there: {old!r}"
                )
            text = text.replace(old, new)
        if "move" in step:
            text = _moved(text, *step["move"])
        yield text


def _moved(text: str, heading: str, before: str) -> str:
    """A section, from its heading to the next, cut out and put before another heading."""
    section = re.search(rf"^{re.escape(heading)}\n.*?(?=^## )", text, re.DOTALL | re.MULTILINE)
    if section is None:
        raise ValueError(f"There is no section {heading!r} to move.")
    return text.replace(section[0], "").replace(before, section[0] + before)
