"""The macros that not every page has: lists, reports, other pages, files, people, apps."""

from collections.abc import Mapping

from confluence_desk.render.macros import (
    apps,
    below,
    charts,
    elsewhere,
    files,
    include,
    labels,
    people,
    properties,
    queries,
    sources,
    spaces,
    tasks,
)
from confluence_desk.render.macros.macro import Drawer, Macro
from confluence_desk.render.macros.unknown import draw_unknown
from confluence_desk.render.pen import Pen
from confluence_desk.render.served import DrawnOf


def _or_served(drawer: Drawer) -> Drawer:
    """What Confluence drew of a list, where somebody asked it to; else what the library knows."""

    def draw(pen: Pen, macro: Macro) -> None:
        served = DrawnOf(pen.context.page_id, macro.id) if macro.id else None
        known = served is not None and pen.context.ask(served) is not None
        (draw_unknown if known else drawer)(pen, macro)

    return draw


MACROS: Mapping[str, Drawer] = {
    **include.MACROS,
    **below.MACROS,
    **{name: _or_served(drawer) for name, drawer in properties.MACROS.items()},
    **{name: _or_served(drawer) for name, drawer in queries.MACROS.items()},
    **files.MACROS,
    **people.MACROS,
    **labels.MACROS,
    **tasks.MACROS,
    **spaces.MACROS,
    **charts.MACROS,
    **sources.MACROS,
    **apps.MACROS,
    **elsewhere.MACROS,
}

LISTS = frozenset(
    {*below.MACROS, *properties.MACROS, *queries.MACROS, *files.MACROS, *tasks.MACROS}
)
"""Those that list pages, or what is on pages, wherever these stand."""
