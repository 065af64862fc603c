"""Where a query looks: each kind of row with the columns that a clause may ask about."""

from confluence_desk.domain.frozen import frozen

_OPEN_SPACE = "{0}.space_id NOT IN (SELECT id FROM spaces WHERE status != 'current')"
_OPEN_PAGE = f"{{0}}.status = 'current' AND {{0}}.missing_reason = '' AND {_OPEN_SPACE}"
_PAGE_STAMP = """coalesce(c.version_number, 0) || ':' || coalesce(c.body_number, 0) ||
    iif(c.version_number IS NULL, c.title, '')"""

_FILE_STAMP = """a.title || iif(EXISTS (SELECT 1 FROM blobs f WHERE f.attachment_id = a.id
    AND f.number = a.version_number AND f.whole), ':' || a.version_number, '')"""


@frozen
class Source:
    """A table and its columns, as SQL; an empty column is one that its rows have not.

    ``key`` and ``family`` make its number in the index of words: four times the one and the
    other, ``stamp`` the state of it that is to be there. ``holder`` is the id of what it is
    contained in.
    """

    name: str
    rows: str
    live: str
    id: str
    kind: str
    key: str
    family: int
    stamp: str
    title_key: str
    space_id: str
    modified: str
    modifier: str
    created: str
    creator: str
    version: str
    parent: str = ""
    holder: str = ""
    kinds: frozenset[str] = frozenset()

    @property
    def is_content(self) -> bool:
        """Whether its rows stand in the hierarchy."""
        return self.name == "content"


CONTENT = Source(
    name="content",
    rows="content c",
    live=_OPEN_PAGE.format("c"),
    id="c.id",
    kind="c.kind",
    key="c.key",
    family=0,
    stamp=_PAGE_STAMP,
    title_key="c.title_key",
    space_id="c.space_id",
    modified="c.version_at",
    modifier="c.version_author",
    created="c.created_at",
    creator="c.author_id",
    version="c.version_number",
    parent="c.parent_id",
    kinds=frozenset({"page", "blogpost", "whiteboard", "database", "embed", "folder"}),
)
_FIRST = "iif({0}.version_number = 1, {0}.{1}, NULL)"
COMMENTS = Source(
    name="comments",
    rows="comments m JOIN content c ON c.id = m.content_id",
    live=f"m.status = 'current' AND {_OPEN_PAGE.format('c')}",
    id="m.id",
    kind="'comment'",
    key="m.key",
    family=1,
    stamp="m.version_number || ':' || coalesce(c.version_number, 0)",
    title_key="'re: ' || c.title_key",
    space_id="c.space_id",
    modified="m.version_at",
    modifier="m.version_author",
    created=_FIRST.format("m", "version_at"),
    creator=_FIRST.format("m", "version_author"),
    version="m.version_number",
    holder="m.content_id",
    kinds=frozenset({"comment"}),
)
FILES = Source(
    name="files",
    rows="attachments a JOIN content c ON c.id = a.content_id",
    live=f"a.listed AND a.status = 'current' AND {_OPEN_PAGE.format('c')}",
    id="a.id",
    kind="'attachment'",
    key="CAST(ltrim(a.id, 'at') AS INTEGER)",
    family=2,
    stamp=_FILE_STAMP,
    title_key="lower(a.title_key)",
    space_id="c.space_id",
    modified="a.version_at",
    modifier="a.version_author",
    created=_FIRST.format("a", "version_at"),
    creator=_FIRST.format("a", "version_author"),
    version="a.version_number",
    holder="a.content_id",
    kinds=frozenset({"attachment"}),
)
SOURCES = (CONTENT, COMMENTS, FILES)
