"""From what a person wants to the listings that find it: each is made once, for all its rules."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from confluence_desk.domain.entities import Kind, Page
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.keeping import EVERY_SPACE, Holds, Rule, Window
from confluence_desk.domain.syncing import Job

IN_SPACE = frozenset({Holds.SPACE, Holds.BLOG})
"""Rules of these kinds are about whatever stands in a space, whichever listing finds it."""


@frozen
class Source:
    """One thing to list. ``asked`` by name in the job: its texts come, rule or no rule.

    ``rules`` are those it finds content for, or one of them takes that away from all others.
    """

    holds: Holds
    subject: str
    rules: tuple[Rule, ...] = ()
    asked: bool = False

    @property
    def excludes(self) -> bool:
        """Whether it is listed only to know what is not wanted."""
        return not self.asked and any(rule.excludes for rule in self.rules)

    @property
    def name(self) -> str:
        """What marks and troubles call it by."""
        return f"{self.holds}:{self.subject}"


@frozen
class Plan:
    """What a run looks at; ``pages`` are single ones that the job names.

    ``shut`` are spaces of which a rule wants nothing; ``whole`` says that all rules are looked at.
    """

    sources: tuple[Source, ...]
    rules: tuple[Rule, ...]
    pages: tuple[str, ...] = ()
    shut: frozenset[str] = frozenset()
    whole: bool = True

    def of_space(self, page: Page) -> list[Rule]:
        """The rules about spaces that are about this page."""
        return [rule for rule in self.rules if rule.holds in IN_SPACE and covers(rule, page)]


def plan(job: Job, rules: Sequence[Rule], spaces: Collection[str]) -> Plan:
    """The listings that ``job`` needs; ``spaces`` are the ids of all that are to be seen."""
    found: dict[tuple[Holds, str], Source] = {}
    shut = _shut(rules)
    for rule in rules:
        for holds, subject in _named(rule, spaces, shut):
            _add(found, Source(holds, subject, (rule,)))
    named = tuple(_asked(job))
    whole = not (named or job.pages)
    if not whole:
        kept = {key: one for key, one in found.items() if one.excludes}
        for one in named:
            key = (one.holds, one.subject)
            kept[key] = replace(found.get(key, one), asked=True)
        found = kept
    sources = sorted(_merged(found), key=lambda one: not one.excludes)
    return Plan(tuple(sources), tuple(rules), job.pages, shut, whole=whole)


def _shut(rules: Iterable[Rule]) -> frozenset[str]:
    """The spaces of which nothing is wanted."""
    return frozenset(
        rule.subject
        for rule in rules
        if rule.excludes and rule.holds is Holds.SPACE and rule.window == Window()
    )


def covers(rule: Rule, page: Page) -> bool:
    """Whether a rule about a space is about this page."""
    if rule.subject not in {EVERY_SPACE, page.space_id}:
        return False
    if rule.holds is Holds.BLOG and page.kind is not Kind.BLOGPOST:
        return False
    return within(rule.window, page)


def within(window: Window, page: Page) -> bool:
    """Whether it was made and changed last when the rule says; unknown times fit no bound."""
    changed = _between(page.version.created_at, window.changed_after, window.changed_before)
    return changed and _between(page.created_at, window.created_after, window.created_before)


def _between(at: datetime | None, after: datetime | None, before: datetime | None) -> bool:
    if after is None and before is None:
        return True
    if at is None:
        return False
    return (after is None or at >= after) and (before is None or at < before)


def _named(rule: Rule, spaces: Collection[str], shut: Collection[str]) -> list[tuple[Holds, str]]:
    """What a rule wants listed; one that excludes part of a space needs no listing of it."""
    if rule.holds not in IN_SPACE:
        return [(rule.holds, rule.subject)]
    if rule.excludes:
        return []
    subjects = sorted(spaces) if rule.subject == EVERY_SPACE else [rule.subject]
    return [(rule.holds, subject) for subject in subjects if subject not in shut]


def _asked(job: Job) -> Iterable[Source]:
    named = (
        (Holds.SPACE, job.spaces),
        (Holds.TREE, job.trees),
        (Holds.CQL, job.queries),
    )
    for holds, subjects in named:
        yield from (Source(holds, subject, asked=True) for subject in subjects)


def _add(found: dict[tuple[Holds, str], Source], source: Source) -> None:
    key = (source.holds, source.subject)
    known = found.get(key)
    found[key] = replace(known, rules=known.rules + source.rules) if known else source


def _merged(found: dict[tuple[Holds, str], Source]) -> Iterable[Source]:
    """A space that is listed whole has its blog listed with it."""
    for (holds, subject), source in found.items():
        space = found.get((Holds.SPACE, subject))
        if holds is Holds.SPACE:
            blog = found.get((Holds.BLOG, subject))
            yield replace(source, rules=source.rules + blog.rules) if blog else source
        elif holds is not Holds.BLOG or space is None:
            yield source
