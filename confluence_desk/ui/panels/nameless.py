"""Says why people have no names, at the places where the names would stand."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from confluence_desk.services.library import Library


def why_nameless(library: "Library", account_ids: Iterable[str]) -> str:
    """The scope that would tell the names of these; "" where nothing is missing."""
    needed = (library.name_needs(one) for one in account_ids if one)
    scope = next(filter(None, needed), "")
    words = QCoreApplication.translate(
        "Nameless", "People have no names here. Missing scope: {scope}"
    )
    return words.format(scope=scope) if scope else ""
