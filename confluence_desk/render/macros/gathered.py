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
from confluence_desk.render.macros.macro import Drawer

MACROS: Mapping[str, Drawer] = {
    **include.MACROS,
    **below.MACROS,
    **properties.MACROS,
    **queries.MACROS,
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
