"""Draws lists that a query fills: by label, what changed lately, blog posts, a person's pages."""

from functools import partial

from confluence_desk.render.macros import wanted
from confluence_desk.render.macros.asking import Target as Page
from confluence_desk.render.macros.asking import as_page, day, other, person, person_link, remark
from confluence_desk.render.macros.grid import grid, when
from confluence_desk.render.macros.include import may_show
from confluence_desk.render.macros.macro import Drawer, Macro
from confluence_desk.render.macros.rows import Looks, caveats, rich_list, title
from confluence_desk.render.pen import Pen
from confluence_desk.render.phrases import Phrase
from confluence_desk.render.questions import Matches, Matching, Row, State, Take
from confluence_desk.render.storage import parse

_MAX = 15
_MOST = 200
_NO_EXCERPT = frozenset({"", "none", "false"})


def find(pen: Pen, cql: str, most: int) -> Matches | None:
    """What a query finds, as asked on this page."""
    context = pen.context
    capped = max(1, min(most, _MOST))
    return context.ask(Matching(cql, context.space_key, context.page_id, capped))


def _list(pen: Pen, macro: Macro, cql: str, most: int, looks: Looks) -> None:
    found = find(pen, cql, most) if cql else None
    if found is None:
        remark(pen, pen.say(Phrase.NOT_FETCHED if cql else Phrase.NOTHING_ASKED))
        return
    if found.rows:
        rich_list(pen, found.rows, looks)
    caveats(pen, macro, found, empty=not found.rows)


def _by_label(pen: Pen, macro: Macro) -> None:
    _heading(pen, macro.parameter("title"))
    looks = Looks(
        space=macro.on("showSpace", default=True),
        labels=macro.on("showLabels", default=True),
        excerpt=_excerpts(macro),
    )
    _list(
        pen,
        macro,
        wanted.by_label(macro),
        macro.number("max", macro.number("maxResults", _MAX)),
        looks,
    )


def _excerpts(macro: Macro) -> bool:
    written = macro.parameter("excerptType", "excerpt").lower()
    return written not in _NO_EXCERPT


def _heading(pen: Pen, words: str) -> None:
    if words:
        pen.block("p", {"class": "list-title", "dir": "auto"})
        pen.text(words)
        pen.end("p")


def _lately(default: str, pen: Pen, macro: Macro) -> None:
    """What changed last, with who and when."""
    if not macro.on("hideHeading"):
        _heading(pen, pen.say(Phrase.RECENTLY_UPDATED))
    spaces = macro.several("spaces", "space")
    parts = (
        wanted.in_spaces(spaces, default),
        wanted.of_types(macro.several("types", "type")),
        wanted.with_labels(macro.several("labels", "label")),
        wanted.by_people("contributor", macro.several("author", "users")),
    )
    cql = f"{wanted.all_of(parts)} order by lastmodified desc"
    looks = Looks(space=not _one_space(spaces, default), who=True)
    _list(pen, macro, cql, macro.number("max", _MAX), looks)


def _one_space(spaces: tuple[str, ...], default: str) -> bool:
    """Whether all that is listed stands in one space, which need not be told in every line."""
    return len(spaces) == 1 and spaces[0][0] != "@" if spaces else bool(default)


def _posts(pen: Pen, macro: Macro) -> None:
    """Blog posts: whole, as a few words, or by their titles."""
    content = macro.parameter("content").lower() or "entire"
    age = macro.parameter("time")
    every = macro.parameter("match-labels").lower() == "all"
    parts = (
        "type = blogpost",
        wanted.in_spaces(macro.several("spaces", "spaceKey"), "space = currentSpace()"),
        wanted.with_labels(macro.several("labels", "label"), every=every),
        wanted.by_people("creator", macro.several("author", "authors")),
        f"created >= now({wanted.quoted('-' + age)})" if age[:-1].isdecimal() else "",
    )
    cql = wanted.all_of(parts) + wanted.ordered(macro, "created")
    if content != "entire":
        looks = Looks(who=True, made=True, excerpt=content == "excerpts")
        _list(pen, macro, cql, macro.number("max", _MAX), looks)
        return
    found = find(pen, cql, macro.number("max", _MAX))
    for row in found.rows if found else ():
        _post(pen, row)
    if found is None:
        remark(pen, pen.say(Phrase.NOT_FETCHED))
    else:
        caveats(pen, macro, found, empty=not found.rows)


def _post(pen: Pen, row: Row) -> None:
    """A post as it is, under its title."""
    post = other(pen, Page(page_id=row.id), Take.BODY)
    pen.block("div", {"class": "post"})
    pen.start("p", {"class": "post-title", "dir": "auto"})
    title(pen, row)
    pen.end("p")
    pen.start("p", {"class": "about"})
    who = person(pen, row.made_by) if row.made_by else ""
    for words in filter(None, (who, day(pen, row.made_at))):
        pen.leaf("span", words, {"dir": "auto"})
    pen.end("p")
    if post.state is not State.HERE:
        remark(pen, pen.say(Phrase.NO_COPY).format(title=row.title))
    elif may_show(pen, post):
        with as_page(pen, post):
            pen.children(parse(post.body))
    pen.end("div")


def _of_person(pen: Pen, macro: Macro) -> None:
    """What somebody has worked on."""
    names = macro.several("", "user", "userName")
    people = wanted.by_people("contributor", names)
    parts = (people, wanted.of_types(macro.several("type")))
    cql = f"{wanted.all_of(parts)} order by lastmodified desc" if people else ""
    _list(pen, macro, cql, macro.number("max", _MAX), Looks(space=True, who=True))


def _report(pen: Pen, macro: Macro) -> None:
    """Pages with their makers and the day of their last change, as a table."""
    cql = wanted.by_label(macro)
    found = find(pen, cql, macro.number("maxResults", _MAX)) if cql else None
    if found is None:
        remark(pen, pen.say(Phrase.NOT_FETCHED if cql else Phrase.NOTHING_ASKED))
        return
    if found.rows:
        _table(pen, found)
    elif macro.parameter("blankTitle"):
        _heading(pen, macro.parameter("blankTitle"))
    caveats(pen, macro, found, empty=not found.rows)


def _table(pen: Pen, found: Matches) -> None:
    heads = [pen.say(phrase) for phrase in (Phrase.TITLE, Phrase.MADE_BY, Phrase.CHANGED)]
    rows = [
        (
            partial(title, pen, row),
            partial(person_link, pen, row.made_by) if row.made_by else "",
            when(pen, day(pen, row.changed_at)),
        )
        for row in found.rows
    ]
    grid(pen, heads, rows)


MACROS: dict[str, Drawer] = {
    "contentbylabel": _by_label,
    "content-by-label": _by_label,
    "recently-updated": partial(_lately, "space = currentSpace()"),
    "recently-updated-dashboard": partial(_lately, ""),
    "blog-posts": _posts,
    "content-by-user": _of_person,
    "content-report-table": _report,
}
