"""Answers what macros ask of the library around their page: at once, from what is here."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from confluence_desk.domain.entities import Attachment, Space, Version
from confluence_desk.render import questions as ask
from confluence_desk.render.question import Question, T
from confluence_desk.services.surroundings_lists import Lists, row
from confluence_desk.services.surroundings_texts import Texts

if TYPE_CHECKING:
    from confluence_desk.store import Store
    from confluence_desk.store.neighbours import Brief

_MOST_BELOW = 600
_DEEPEST = 20
_MOST_PAGES = 2000
_MOST_LABELS = 100


class Surroundings:
    """One answer per kind of question; what is not known here is None."""

    def __init__(
        self,
        store: "Store",
        account_id: str,
        now: Callable[[], datetime],
        *,
        whole: Callable[[str], bool] | None = None,
    ) -> None:
        texts = Texts(store)
        lists = Lists(store, texts, account_id, now, whole=whole)
        self._store = store
        self._texts = texts
        self._answers: dict[type, Callable[[Any], Any]] = {
            ask.Other: texts.other,
            ask.Summary: lambda one: texts.summary(one.page_id),
            ask.Below: self._below,
            ask.Matching: lists.matching,
            ask.Tasks: lists.tasks,
            ask.FileOf: lambda one: store.attachment_by_name(one.page_id, one.name),
            ask.Files: self._files,
            ask.SpaceFiles: self._space_files,
            ask.Versions: self._versions,
            ask.LabelsOf: self._labels,
            ask.LabelCounts: self._label_counts,
            ask.RelatedLabels: self._related,
            ask.Hands: self._hands,
            ask.Spaces: self._spaces,
        }

    def answer(self, question: Question[T], /) -> T | None:
        """The answer; None where it is not known here."""
        answer = self._answers.get(type(question))
        found: T | None = answer(question) if answer is not None else None
        return found

    def lose(self, space_key: str, title: str) -> None:
        """Confluence was asked for a page of this title, and shows none."""
        self._texts.lose(space_key, title)

    def learn(self, kind: type[Question[T]], answer: Callable[[Any], T | None]) -> None:
        """Let questions of a kind be answered by somebody else."""
        self._answers[kind] = answer

    def _below(self, asked: ask.Below) -> ask.Branch | None:
        key = asked.page_id or self._top(asked.space_key)
        if not key or key not in self._store.known_lists([key]):
            return None
        levels, more = self._levels(key, asked.depth or _DEEPEST)
        return ask.Branch(_nested(levels, key), more=more)

    def _top(self, space_key: str) -> str:
        space = self._store.space_by_key(space_key)
        return f"space:{space.id}" if space else ""

    def _levels(self, key: str, depth: int) -> tuple[dict[str, list["Brief"] | None], bool]:
        """The lists below a key by their keys, level by level; None for one never fetched."""
        lists: dict[str, list[Brief] | None] = {}
        keys, left, more = [key], _MOST_BELOW, False
        for _ in range(depth):
            if not keys:
                return lists, more
            known = self._store.known_lists(keys)
            found = self._store.in_lists(keys, left + 1)
            more = more or len(found) > left
            found = found[:left]
            left -= len(found)
            lists |= {one: [] if one in known else None for one in keys}
            for brief in found:
                held = lists.setdefault(brief.listed, [])
                if held is not None:
                    held.append(brief)
            keys = [one.id for one in found if one.id not in lists]
        return lists, more

    def _files(self, asked: ask.Files) -> tuple[Attachment, ...] | None:
        return _tuple(self._store.attachments(asked.page_id))

    def _space_files(self, asked: ask.SpaceFiles) -> tuple[Attachment, ...] | None:
        space = self._store.space_by_key(asked.space_key)
        return tuple(self._store.space_files(space.id, asked.most)) if space else None

    def _versions(self, asked: ask.Versions) -> tuple[Version, ...] | None:
        return _tuple(self._store.versions(asked.page_id))

    def _labels(self, asked: ask.LabelsOf) -> tuple[str, ...] | None:
        found = self._store.labels(asked.page_id)
        if found is None:
            return None
        return tuple(label.name for label in found if label.prefix == "global")

    def _label_counts(self, asked: ask.LabelCounts) -> tuple[tuple[str, int], ...] | None:
        space = self._store.space_by_key(asked.space_key)
        if asked.space_key and space is None:
            return None
        return tuple(self._store.label_counts(space.id if space else ""))

    def _related(self, asked: ask.RelatedLabels) -> tuple[tuple[str, int], ...] | None:
        if self._store.labels(asked.page_id) is None:
            return None
        return tuple(self._store.related_labels(asked.page_id, _MOST_LABELS))

    def _hands(self, asked: ask.Hands) -> tuple[ask.Hand, ...] | None:
        ids = [asked.page_id]
        if asked.scope:
            depth = 1 if asked.scope == "children" else _DEEPEST
            levels, _ = self._levels(asked.page_id, depth)
            below = (one.id for found in levels.values() for one in found or ())
            ids = [*below] if asked.scope == "children" else [*ids, *below]
        return tuple(ask.Hand(*one) for one in self._store.hands(ids[:_MOST_PAGES]))

    def _spaces(self, asked: ask.Spaces) -> tuple[Space, ...] | None:
        if not asked.keys:
            return tuple(self._store.spaces()) or None
        found = (self._store.space_by_key(key) for key in asked.keys)
        return tuple(space for space in found if space is not None)


def _nested(lists: dict[str, list["Brief"] | None], key: str) -> tuple[ask.Row, ...]:
    return tuple(row(one, _nested_or_none(lists, one.id)) for one in lists.pop(key, None) or ())


def _nested_or_none(lists: dict[str, list["Brief"] | None], key: str) -> tuple[ask.Row, ...] | None:
    """None where it was never fetched; what was not asked for counts as empty."""
    unknown = key in lists and lists[key] is None
    return None if unknown else _nested(lists, key)


def _tuple(found: Sequence[T] | None) -> tuple[T, ...] | None:
    return None if found is None else tuple(found)
