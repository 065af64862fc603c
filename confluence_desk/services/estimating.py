"""Guesses how much would be kept offline, from counts and a few samples."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.keeping import EVERY_SPACE, Files, Holds, Rule

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient

_READABLE = "type in (page, blogpost)"
_FILES = "type = attachment"
_INDEXED = 1.6
"""What a text takes in the library with its index, in bytes of the site's answer."""


@frozen
class Estimate:
    """About so many pages and posts, about so many bytes; what several rules name counts twice.

    ``counted`` is False where the site tells no numbers.
    """

    pages: int = 0
    bytes: int = 0
    counted: bool = True


class Estimating:
    """Asks for each rule how much it finds; the sizes of pages and pictures are sampled once."""

    def __init__(self, client: "ConfluenceClient") -> None:
        self._client = client

    async def of(self, rules: Sequence[Rule]) -> Estimate:
        """All of these together."""
        if not rules:
            return Estimate()
        spaces = {each.id: each.key for each in await self._client.spaces()}
        try:
            pages = [await self._count(_those(rule, spaces, _READABLE)) for rule in rules]
            files = [
                await self._count(_those(rule, spaces, _FILES)) if _wants_files(rule) else 0
                for rule in rules
            ]
        except DeskError:
            return Estimate(counted=False)
        text, file = await self._page_size(), await self._file_size(rules)
        return Estimate(sum(pages), round(sum(pages) * text + sum(files) * file))

    async def _count(self, cql: str) -> int:
        return await self._client.probing.count(cql)

    async def _page_size(self) -> float:
        size, count = await self._client.probing.bytes_of_pages()
        return size / count * _INDEXED if count else 0.0

    async def _file_size(self, rules: Sequence[Rule]) -> float:
        """How large a file is on average, where one that does not come along counts nothing."""
        try:
            files = await self._client.probing.sizes_of_files()
        except DeskError:
            return 0.0
        every = any(rule.files is Files.ALL for rule in rules)
        wanted = sum(size for kind, size in files if every or kind.startswith("image/"))
        return wanted / len(files) if files else 0.0


def _wants_files(rule: Rule) -> bool:
    return rule.files is not Files.NONE and rule.holds in {Holds.SPACE, Holds.TREE}


def _those(rule: Rule, spaces: dict[str, str], kind: str) -> str:
    """A query for what of a kind a rule finds, without an order."""
    match rule.holds:
        case Holds.SPACE | Holds.BLOG if rule.subject == EVERY_SPACE:
            return kind
        case Holds.SPACE | Holds.BLOG:
            where = f"space = {_quoted(spaces.get(rule.subject, ''))}"
        case Holds.TREE:
            where = f"(ancestor = {rule.subject} or id = {rule.subject})"
        case Holds.LABEL:
            where = f"label = {_quoted(rule.subject)}"
        case _:
            where = f"({_unordered(rule.subject)})"
    return f"{where} and {kind}"


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _unordered(cql: str) -> str:
    at = cql.lower().rfind("order by")
    return cql[:at] if at >= 0 else cql
