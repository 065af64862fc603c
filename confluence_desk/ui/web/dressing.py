"""Gives documents, which know no colours, the style sheet of the look of the moment."""

from confluence_desk.services.look import Look
from confluence_desk.ui.web.scheme import ORIGIN

_SHEET = f"{ORIGIN}/style/page.css"


def sheet_of(look: Look) -> str:
    """Where the style sheet of a look is served."""
    return f"{_SHEET}?look={look.name}"


def dressed(html: str, look: Look) -> str:
    """A document that is born in its look, so that it never flashes in another one."""
    return html.replace(f'href="{_SHEET}"', f'href="{sheet_of(look)}"', 1)
