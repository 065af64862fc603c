"""Draws people and what they did: profiles, contributors, the history of a page."""

from collections.abc import Sequence
from functools import partial

from confluence_desk.render.addresses import ours
from confluence_desk.render.links import resource_destination
from confluence_desk.render.macros.asking import (
    absent,
    day,
    other,
    person,
    person_link,
    remark,
    target,
)
from confluence_desk.render.macros.grid import grid, when
from confluence_desk.render.macros.macro import Drawer, Macro
from confluence_desk.render.names import Element, attribute, name_of
from confluence_desk.render.pen import Pen
from confluence_desk.render.phrases import Phrase
from confluence_desk.render.questions import Hand, Hands, State, Take, Versions

_SCOPES = frozenset({"children", "descendants"})
_MOST = 100
_HUES = 6


def _user(macro: Macro) -> Element | None:
    return next((r for r in macro.resources.values() if name_of(r) == "ri:user"), None)


def _profile(pen: Pen, macro: Macro) -> None:
    """Somebody: a sign of them, and their name."""
    resource = _user(macro)
    if resource is None:
        written = macro.parameter("user", "User", "")
        pen.leaf("span", f"@{written}" if written else pen.say(Phrase.UNKNOWN_USER))
        return
    account = attribute(resource, "ri:account-id")
    if not account:
        pen.text(resource_destination(pen, resource).words)
        return
    name = person(pen, account)
    linked = not pen.in_link
    tag = "a" if linked else "span"
    href = ours("person", account) if linked else None
    pen.start(tag, {"class": "profile", "href": href})
    face(pen, account, name)
    pen.leaf("span", name, {"class": "name", "dir": "auto"})
    pen.end(tag)


def face(pen: Pen, account_id: str, name: str) -> None:
    """The first letters of a name in a circle whose colour goes with the person."""
    words = name.split()
    letters = "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
    hue = sum(account_id.encode()) % _HUES
    pen.leaf("span", letters, {"class": f"face hue-{hue}", "aria-hidden": "true"})


def _people(pen: Pen, macro: Macro) -> None:
    """Members of groups: only Confluence knows them."""
    groups = macro.several("groups", "group")
    words = pen.say(Phrase.MEMBERS_UNKNOWN).format(groups=", ".join(groups))
    remark(pen, words if groups else pen.say(Phrase.ONLY_THERE))


def _hands(pen: Pen, macro: Macro) -> tuple[Hand, ...] | None:
    """Who had a hand in what the macro is about; None where a line has said why not."""
    page_id = pen.context.page_id
    if wanted := target(macro, "page"):
        page = other(pen, wanted, Take.NOTHING)
        if page.state not in {State.HERE, State.NO_COPY}:
            absent(pen, page, wanted.title)
            return None
        page_id = page.id
    scope = macro.parameter("scope").lower()
    found = pen.context.ask(Hands(page_id, scope if scope in _SCOPES else "")) if page_id else None
    if not found:
        none = macro.parameter("noneFoundMessage")
        remark(pen, none or pen.say(Phrase.NOT_FETCHED if found is None else Phrase.NOTHING_FOUND))
        return None
    return found


def _told_how_much(pen: Pen, macro: Macro) -> None:
    """Lists of versions are fetched for pages that somebody looked at; else the last is known."""
    scoped = macro.parameter("scope").lower() in _SCOPES or "page" in macro.parameters
    if scoped or pen.context.ask(Versions(pen.context.page_id)) is None:
        remark(pen, pen.say(Phrase.LAST_HAND_ONLY))


def _contributors(pen: Pen, macro: Macro) -> None:
    """Names, those with most changes first, in a line or as a list."""
    hands = _hands(pen, macro)
    if hands is None:
        return
    some = _ordered(pen, hands, macro)[: macro.number("limit", _MOST) or _MOST]
    listed = macro.parameter("mode").lower() == "list"
    pen.block("ul", {"class": "hands list" if listed else "hands"})
    for hand in some:
        pen.start("li")
        person_link(pen, hand.account_id)
        _aside(pen, macro, hand)
        pen.end("li")
    pen.end("ul")
    _told_how_much(pen, macro)


def _ordered(pen: Pen, hands: Sequence[Hand], macro: Macro) -> list[Hand]:
    order = macro.parameter("order").lower()
    put = list(hands)
    if order == "name":
        put.sort(key=lambda hand: person(pen, hand.account_id).casefold())
    elif order in {"update", "updated"}:
        put.sort(key=lambda hand: hand.last.timestamp() if hand.last else 0, reverse=True)
    return put[::-1] if macro.on("reverse") else put


def _aside(pen: Pen, macro: Macro, hand: Hand) -> None:
    told = [
        str(hand.edits) if macro.on("showCount") else "",
        day(pen, hand.last) if macro.on("showLastTime") else "",
    ]
    for words in filter(None, told):
        pen.text(" ")
        pen.leaf("span", words, {"class": "about"})


def _summary(pen: Pen, macro: Macro) -> None:
    """A table of who changed how much."""
    hands = _hands(pen, macro)
    if hands is None:
        return
    heads = [pen.say(phrase) for phrase in (Phrase.PERSON, Phrase.EDITS, Phrase.CHANGED)]
    some = _ordered(pen, hands, macro)[: macro.number("limit", _MOST) or _MOST]
    grid(
        pen,
        heads,
        [
            (
                partial(person_link, pen, hand.account_id),
                str(hand.edits),
                when(pen, day(pen, hand.last)),
            )
            for hand in some
        ],
    )
    _told_how_much(pen, macro)


def _history(pen: Pen, macro: Macro) -> None:
    """The versions of the page, the newest first."""
    found = pen.context.ask(Versions(pen.context.page_id)) if pen.context.page_id else None
    if not found:
        remark(pen, pen.say(Phrase.NOT_FETCHED))
        return
    heads = (Phrase.VERSION, Phrase.DATE, Phrase.CHANGED_BY, Phrase.COMMENT)
    rows = [
        (
            str(version.number),
            when(pen, day(pen, version.created_at)),
            partial(person_link, pen, version.author_id) if version.author_id else "",
            version.message,
        )
        for version in found[: macro.number("limit", _MOST) or _MOST]
    ]
    grid(pen, [pen.say(head) for head in heads], rows)


MACROS: dict[str, Drawer] = {
    "profile": _profile,
    "profile-picture": _profile,
    "userlister": _people,
    "user-list": _people,
    "network": _people,
    "contributors": _contributors,
    "contributors-summary": _summary,
    "change-history": _history,
}
