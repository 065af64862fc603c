"""The style sheet of every document in a look, from the tokens that the window paints with."""

import json
from functools import lru_cache

from confluence_desk.render.sheet import Sizes, stylesheet
from confluence_desk.services.look import Look, colours
from confluence_desk.system import resources


@lru_cache(maxsize=8)
def sheet(look: Look) -> bytes:
    """CSS; what is printed has the colours of paper, whatever the screen has."""
    tokens = json.loads(resources.text("styles/tokens.json"))
    sizes = Sizes(scale=look.scale, full=look.full, still=look.still)
    paper, screen = colours(tokens, Look(accent=look.accent)), colours(tokens, look)
    written = resources.text("styles/page.css")
    return stylesheet(written, paper, screen, sizes, dark=look.dark).encode()
