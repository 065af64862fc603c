"""A small library to draw against: two pages, three files, one person."""

from collections.abc import Callable
from datetime import date

import pytest
from lxml import etree

from confluence_desk.domain.entities import Attachment, Version
from confluence_desk.render.context import Context, Drawn
from confluence_desk.render.document import draw

Draw = Callable[[str | None], Drawn]
Tree = Callable[[str], etree._Element]  # noqa: SLF001 - lxml names its element type so

_PAGES = {("", "Sentinel quorum lost"): "42", ("ENG", "Retry policy"): "77"}
_FILES = {
    name: Attachment(f"att{number}", "1", name, Version(3), file_size=size)
    for number, (name, size) in enumerate(
        {
            "map.png": 1200,
            "report.pdf": 2_450_000,
            "flow.drawio.png": 900,
            "a&b <c>.png": 10,
        }.items()
    )
}


@pytest.fixture
def context() -> Context:
    return Context(
        site_url="https://acme.example",
        page_id="1",
        space_key="OPS",
        title="Redis failover",
        page_link=lambda key, title: _PAGES.get((key, title)),
        attachment=_FILES.get,
        attachment_of=lambda key, _title, name: _FILES.get(name) if key == "ENG" else None,
        person=lambda account: {"ana": "Ana Ruiz"}.get(account, ""),
        today=date(2026, 11, 21),
    )


@pytest.fixture
def drawn(context: Context) -> Draw:
    return lambda storage: draw(storage, context)


@pytest.fixture
def tree(context: Context) -> Tree:
    """Draw a body and read the HTML back; it must be well-formed."""
    return lambda storage: etree.fromstring(f"<r>{draw(storage, context).html}</r>")
