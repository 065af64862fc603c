"""The command ``keep``: says, adds and removes what is kept offline, without a window."""

import argparse
import json
import sys
from dataclasses import field
from pathlib import Path

import msgspec

from confluence_desk import terminal
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.keeping import ALL_VERSIONS, EVERY_SPACE, Files, Holds, Rule, Window
from confluence_desk.services.session import Session
from confluence_desk.sync_command import content_id, query, space_id

_MEGABYTE = 1 << 20


@frozen
class Addition:
    """A rule as it was typed; ``subject`` is a key, link, label or query."""

    holds: Holds
    subject: str
    excludes: bool = False
    files: Files = Files.IMAGES
    files_up_to: int | None = None
    comments: bool = True
    older_versions: int = 0
    window: Window = field(default_factory=Window)


def keep(options: argparse.Namespace) -> int:
    """Do what the command line asks for; returns the process's exit code."""
    if options.deed == "list":
        return keep_list(options.home, as_json=options.json)
    if options.deed == "remove":
        return keep_remove(options.home, options.number)
    window = Window(
        options.changed_after,
        options.changed_before,
        options.created_after,
        options.created_before,
    )
    addition = Addition(
        Holds(options.holds),
        options.subject,
        excludes=options.excludes,
        files=Files(options.files),
        files_up_to=options.files_up_to,
        comments=not options.no_comments,
        older_versions=options.older,
        window=window,
    )
    return keep_add(options.home, addition)


def keep_list(home: Path | None, *, as_json: bool) -> int:
    """Print every rule; returns the process's exit code."""

    async def act(session: Session) -> int:
        counts = session.keeping.counts()
        rules = session.keeping.rules()
        if as_json:
            rows = [{**msgspec.to_builtins(r), "members": counts.get(r.key, 0)} for r in rules]
            sys.stdout.write(json.dumps(rows, ensure_ascii=False) + "\n")
            return terminal.WHOLE
        if not rules:
            sys.stdout.write("Nothing is kept offline yet.\n")
        for rule in rules:
            sys.stdout.write(f"{rule.key:>4}  {_said(rule, session)}\n")
        return terminal.WHOLE

    return terminal.run(home, "confluence-desk-keep", act)


def keep_add(home: Path | None, addition: Addition) -> int:
    """Add a rule; returns the process's exit code."""

    async def act(session: Session) -> int:
        rule = await _rule(session, addition)
        known = session.keeping.rule_of(rule.holds, rule.subject, excludes=rule.excludes)
        key = await session.keeping.add(rule)
        stored = session.keeping.find(key)
        said = _said(stored or rule, session)
        sys.stdout.write(f"{'Changed' if known else 'Added'} {key}: {said}\n")
        return terminal.WHOLE

    return terminal.run(home, "confluence-desk-keep", act)


def keep_remove(home: Path | None, key: int) -> int:
    """Remove the rule with this number; returns the process's exit code."""

    async def act(session: Session) -> int:
        rule = session.keeping.find(key)
        if rule is None:
            raise terminal.Senseless(
                f"There is no rule {key}. See them all: confluence-desk keep list"
            )
        await session.keeping.remove(key)
        sys.stdout.write(
            f"Removed {key}: {_said(rule, session)}\n"
            "What nothing else keeps goes at the end of the next sync.\n"
        )
        return terminal.WHOLE

    return terminal.run(home, "confluence-desk-keep", act)


async def _rule(session: Session, addition: Addition) -> Rule:
    up_to = addition.files_up_to
    return Rule(
        0,
        addition.holds,
        await _subject(session, addition),
        excludes=addition.excludes,
        files=addition.files,
        files_up_to=None if up_to is None else up_to * _MEGABYTE,
        comments=addition.comments,
        older_versions=addition.older_versions,
        window=addition.window,
    )


async def _subject(session: Session, addition: Addition) -> str:
    text = addition.subject.strip()
    if addition.holds in {Holds.SPACE, Holds.BLOG}:
        return EVERY_SPACE if text == EVERY_SPACE else await space_id(session, text)
    if addition.holds is Holds.TREE:
        return await content_id(session, text)
    if addition.holds is Holds.CQL:
        return query(text)
    if not text:
        raise terminal.Senseless(
            "Say which label, for example: confluence-desk keep add label runbook"
        )
    return text


def _said(rule: Rule, session: Session) -> str:
    parts = [f"{'without ' if rule.excludes else ''}{_subject_said(rule, session)}"]
    if not rule.excludes:
        parts.append(_files_said(rule))
        parts += ["no comments"] if not rule.comments else []
        parts += [_versions_said(rule.older_versions)] if rule.older_versions else []
    parts += _window_said(rule.window)
    return ", ".join(parts)


def _subject_said(rule: Rule, session: Session) -> str:
    match rule.holds:
        case Holds.SPACE | Holds.BLOG:
            what = "blog of space" if rule.holds is Holds.BLOG else "space"
            if rule.subject == EVERY_SPACE:
                return "blog of every space" if rule.holds is Holds.BLOG else "every space"
            space = session.library.space(rule.subject)
            return f"{what} {space.key} ({space.name})" if space else f"{what} {rule.subject}"
        case Holds.TREE:
            node = session.library.node(rule.subject)
            title = f"“{node.title}” ({rule.subject})" if node else rule.subject
            return f"{title} and all below"
        case Holds.LABEL:
            return f"label {rule.subject}"
        case _:
            return f"query {rule.subject}"


def _files_said(rule: Rule) -> str:
    said = {Files.ALL: "all files", Files.IMAGES: "images", Files.NONE: "no files"}[rule.files]
    if rule.files is not Files.NONE and rule.files_up_to is not None:
        said += f" up to {rule.files_up_to / _MEGABYTE:g} MB"
    return said


def _versions_said(number: int) -> str:
    return "every version" if number == ALL_VERSIONS else f"{number} older version(s)"


def _window_said(window: Window) -> list[str]:
    bounds = (
        ("changed after", window.changed_after),
        ("changed before", window.changed_before),
        ("created after", window.created_after),
        ("created before", window.created_before),
    )
    return [f"{words} {moment.astimezone():%Y-%m-%d}" for words, moment in bounds if moment]
