"""Writes pictures, mentions and links as Markdown the way the page draws them."""

import re
from collections.abc import Callable
from copy import deepcopy
from html import unescape

from lxml import etree

from confluence_desk.diff.written import Outside
from confluence_desk.render.body import ELEMENTS
from confluence_desk.render.context import Context
from confluence_desk.render.names import Element
from confluence_desk.render.pen import Pen
from confluence_desk.render.portable import markdown

_HREF = re.compile(r'href="([^"]*)"')


def outside_of(context: Context, address: Callable[[str], str]) -> Outside:
    """For who has only the file; ``address`` tells where a link of ours leads there."""

    def drawn(node: Element) -> str:
        line, pen = etree.Element("line"), Pen(context, ELEMENTS)
        line.append(deepcopy(node))
        line[0].tail = None
        pen.children(line)
        return pen.finish().html

    def link(node: Element) -> str:
        found = _HREF.search(drawn(node))
        return address(unescape(found[1])) if found else ""

    return Outside(lambda node: markdown(drawn(node), address), link)
