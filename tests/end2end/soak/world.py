"""The site that is mutated: who reads it, which spaces it has, and what they keep of it."""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from confluence_desk.demo.records import GroupRecord, SpaceRecord, UserRecord
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.keeping import Files, Holds, Rule
from tests.end2end.soak.words import Words

READER, WRITER, OTHER = "reader", "writer", "other"
TEAM = "g-team"
LABELS = ("runbook", "draft-notes", "oncall", "howto")
KEPT_LABEL = "runbook"
LISTED_LABEL = "oncall"
MOST_LISTED = 200
LISTING = (
    '<ac:structured-macro ac:name="contentbylabel">'
    f'<ac:parameter ac:name="max">{MOST_LISTED}</ac:parameter>'
    f'<ac:parameter ac:name="cql">label = "{LISTED_LABEL}"</ac:parameter></ac:structured-macro>'
)
"""A list of what has a label anywhere on the site, kept or not."""


class Hours:
    """A clock that goes on a little with each look, so that no two moments are the same."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=7)
        return self.now


@dataclass
class World:
    """A site and what one reader of it keeps: two spaces, a blog, a tree and a label."""

    state: SiteState
    words: Words
    kept: tuple[int, ...]
    """Spaces that are kept whole; of the first, every file, of the second, pictures."""
    elsewhere: int
    """The space that is not kept, but for what has the label, its blog and one tree."""
    tree: int
    reader: str = READER
    bodies: dict[int, set[str]] = field(default_factory=dict)
    """Every text that each id ever had."""
    spaces: dict[int, int] = field(default_factory=dict)
    """Where each id stands, or stood last."""

    def rules(self) -> list[Rule]:
        """What the reader keeps."""
        whole, pictures = (str(one) for one in self.kept)
        out = str(self.elsewhere)
        return [
            Rule(0, Holds.SPACE, whole, files=Files.ALL),
            Rule(0, Holds.SPACE, pictures, files=Files.IMAGES),
            Rule(0, Holds.BLOG, out, files=Files.NONE),
            Rule(0, Holds.TREE, str(self.tree), files=Files.ALL),
            Rule(0, Holds.LABEL, KEPT_LABEL, files=Files.NONE),
        ]

    def remember(self) -> None:
        """Note the texts of now."""
        for row in self.state.contents.values():
            body = row.current.body
            assert isinstance(body, str)
            self.bodies.setdefault(row.id, set()).add(body)
            self.spaces[row.id] = row.space_id

    def open_to(self, number: int) -> bool:
        """Whether the reader sees the space that something stands in, or stood."""
        space = self.state.spaces[self.spaces[number]]
        return self.state.may_see_space(self.reader, space)


def build(seed: int, pages: int = 24) -> World:
    """A site with ``pages`` pages in each of three spaces, and some of everything on them."""
    dice = random.Random(seed)  # noqa: S311 - the same site every time
    state, words = SiteState(clock=Hours(), seed=seed), Words(dice)
    state.add_group(GroupRecord(TEAM, "team"))
    state.own(UserRecord(WRITER, "Wanda Writer", "wanda@acme.test", admin=True))
    state.add_user(UserRecord(READER, "Rita Reader", "rita@acme.test", groups={TEAM}))
    state.add_user(UserRecord(OTHER, "Otto Other", "otto@acme.test"))
    spaces = [_space(state, words, key) for key in ("OPS", "DOC", "OUT")]
    for space in spaces:
        _grow(state, words, dice, space, pages)
    for _ in range(2):
        state.create_page(spaces[0].id, words.title(), LISTING + words.text(), by=WRITER)
    tree = _section(state, words, spaces[2].id)
    world = World(state, words, (spaces[0].id, spaces[1].id), spaces[2].id, tree)
    world.remember()
    return world


def _space(state: SiteState, words: Words, key: str) -> SpaceRecord:
    space = state.create_space(key, words.title(), by=WRITER)
    home = state.contents[space.homepage_id or 0]
    state.edit(home.id, words.text(), title=words.title(), by=WRITER)
    space.permissions = [
        ("user", WRITER, "create", "page"),
        ("user", WRITER, "create", "blogpost"),
        ("user", OTHER, "create", "page"),
        *([("user", READER, "create", "page")] if key == "DOC" else []),
    ]
    return space


def _section(state: SiteState, words: Words, space_id: int) -> int:
    """A page with children, which nothing but a rule of its own keeps."""
    top = state.create_page(space_id, words.title(), words.text(), by=WRITER)
    for _ in range(4):
        state.create_page(space_id, words.title(), words.text(), parent_id=top.id, by=OTHER)
    return top.id


def _grow(
    state: SiteState, words: Words, dice: random.Random, space: SpaceRecord, pages: int
) -> None:
    places = [space.homepage_id or 0]
    for number in range(pages):
        parent = dice.choice(places)
        if number % 8 == 0:
            parent = state.create_folder(space.id, words.title(), parent_id=parent, by=WRITER).id
        who = dice.choice((WRITER, OTHER))
        row = state.create_page(space.id, words.title(), words.text(), parent_id=parent, by=who)
        places.append(row.id)
        _furnish(state, words, dice, row.id)
    for _ in range(3):
        post = state.create_blog(space.id, words.title(), words.text(), by=WRITER)
        _furnish(state, words, dice, post.id)


def _furnish(state: SiteState, words: Words, dice: random.Random, content_id: int) -> None:
    if dice.random() < 0.3:
        state.add_label(content_id, dice.choice(LABELS))
    if dice.random() < 0.3:
        comment = state.comment(content_id, words.text(), by=OTHER)
        state.reply(comment.id, words.text(), by=WRITER)
    if dice.random() < 0.3:
        state.attach(content_id, f"{words.word()}.png", words.data(), "image/png", by=WRITER)
    if dice.random() < 0.2:
        state.attach(content_id, f"{words.word()}.log", words.data(), "text/plain", by=OTHER)
