"""What rules, runs and what left are called, wherever they are shown."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from confluence_desk.domain.keeping import ALL_VERSIONS, EVERY_SPACE, Files, Holds, Rule, Window
from confluence_desk.domain.readiness import Scope
from confluence_desk.domain.syncing import Depth, Ending, Fate, Gone

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

translate = QCoreApplication.translate
ICONS = {
    Holds.SPACE: "stack",
    Holds.TREE: "tree-structure",
    Holds.BLOG: "newspaper",
    Holds.LABEL: "tag",
    Holds.CQL: "magnifying-glass",
}


def subject_words(holds: Holds, subject: str, library: "Library") -> str:
    """The name of what a rule is about: a space's, a page's, a label or a query."""
    if subject == EVERY_SPACE:
        return translate("Kept", "Every space")
    if holds in {Holds.SPACE, Holds.BLOG}:
        space = library.space(subject)
        return space.name if space else translate("Kept", "Space {id}").format(id=subject)
    if holds is Holds.TREE:
        node = library.node(subject)
        title = node.title if node else ""
        return title or translate("Kept", "Page {id}").format(id=subject)
    return subject


def examined_words(target: str, library: "Library") -> str:
    """What to call the tab about the readiness of a scope, given by its key."""
    scope = Scope.of(target)
    if scope is None:
        return translate("Kept", "Readiness")
    name = subject_words(scope.holds, scope.subject, library)
    return translate("Kept", "Readiness: {name}").format(name=name)


def kind_words(holds: Holds) -> str:
    """What kind of thing a rule names."""
    return {
        Holds.SPACE: translate("Kept", "Space"),
        Holds.TREE: translate("Kept", "Page with all below"),
        Holds.BLOG: translate("Kept", "Blog posts"),
        Holds.LABEL: translate("Kept", "Label"),
        Holds.CQL: translate("Kept", "Query"),
    }[holds]


def rule_words(rule: Rule, library: "Library") -> str:
    """A rule in a few words: ``Space: Operations``."""
    name = subject_words(rule.holds, rule.subject, library)
    words = translate("Kept", "{kind}: {name}")
    return words.format(kind=kind_words(rule.holds), name=name)


def details_words(rule: Rule) -> str:
    """What comes along, in one line."""
    if rule.excludes:
        return translate("Kept", "left out, whatever else holds it")
    parts = [_files(rule), _comments(rule), _versions(rule), _window(rule.window)]
    return " · ".join(part for part in parts if part)


def _files(rule: Rule) -> str:
    words = {
        Files.ALL: translate("Kept", "all files"),
        Files.IMAGES: translate("Kept", "images"),
        Files.NONE: translate("Kept", "no files"),
    }[rule.files]
    if rule.files is Files.NONE or rule.files_up_to is None:
        return words
    si = QLocale.DataSizeFormat.DataSizeSIFormat
    size = QLocale().formattedDataSize(rule.files_up_to, 0, si)
    return translate("Kept", "{files} up to {size}").format(files=words, size=size)


def _comments(rule: Rule) -> str:
    return translate("Kept", "comments") if rule.comments else translate("Kept", "no comments")


def _versions(rule: Rule) -> str:
    if rule.older_versions == ALL_VERSIONS:
        return translate("Kept", "all older versions")
    n = rule.older_versions
    return translate("Kept", "%n older version(s)", "", n) if n else ""


def _window(window: Window) -> str:
    parts = []
    if window.changed_after or window.changed_before:
        words = _between(window.changed_after, window.changed_before)
        parts.append(translate("Kept", "changed {when}").format(when=words))
    if window.created_after or window.created_before:
        words = _between(window.created_after, window.created_before)
        parts.append(translate("Kept", "created {when}").format(when=words))
    return " · ".join(parts)


def _between(after: datetime | None, before: datetime | None) -> str:
    if after and before:
        words = translate("Kept", "between {first} and {last}")
        return words.format(first=day(after), last=day(before))
    if after:
        return translate("Kept", "after {day}").format(day=day(after))
    return translate("Kept", "before {day}").format(day=day(before))


def day(moment: datetime | None) -> str:
    """A date in the locale's short form."""
    if moment is None:
        return ""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp())).date()
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def gone_words(reason: Gone) -> str:
    """Why something is not on the site any more."""
    return {
        Gone.TRASHED: translate("Kept", "In the trash"),
        Gone.ARCHIVED: translate("Kept", "Archived"),
        Gone.MOVED_OUT: translate("Kept", "Moved to another place"),
        Gone.NO_ACCESS: translate("Kept", "Access lost"),
        Gone.HIDDEN: translate("Kept", "Deleted or hidden"),
    }[reason]


def fate_words(fate: Fate) -> str:
    """What happened to one thing in a run."""
    return {
        Fate.ADDED: translate("Kept", "Added"),
        Fate.CHANGED: translate("Kept", "Changed"),
        Fate.RENAMED: translate("Kept", "Renamed"),
        Fate.MOVED: translate("Kept", "Moved"),
        Fate.REMOVED: translate("Kept", "Removed"),
        Fate.RESTORED: translate("Kept", "Restored"),
        Fate.FAILED: translate("Kept", "Failed"),
    }[fate]


def fates_words(counts: dict[Fate, int]) -> str:
    """How often each came: ``3 added, 12 changed``; "" where nothing happened."""
    return ", ".join(_counted(fate, n) for fate in Fate if (n := counts.get(fate, 0)))


def _counted(fate: Fate, n: int) -> str:
    match fate:
        case Fate.ADDED:
            words = translate("Kept", "%Ln added", "", n)
        case Fate.CHANGED:
            words = translate("Kept", "%Ln changed", "", n)
        case Fate.RENAMED:
            words = translate("Kept", "%Ln renamed", "", n)
        case Fate.MOVED:
            words = translate("Kept", "%Ln moved", "", n)
        case Fate.REMOVED:
            words = translate("Kept", "%Ln removed", "", n)
        case Fate.RESTORED:
            words = translate("Kept", "%Ln restored", "", n)
        case Fate.FAILED:
            words = translate("Kept", "%Ln failed", "", n)
    return words


def depth_words(depth: Depth) -> str:
    """How much a run looked at."""
    return {
        Depth.QUICK: translate("Kept", "Quick look"),
        Depth.FULL: translate("Kept", "Full sync"),
        Depth.THOROUGH: translate("Kept", "Thorough sync"),
    }[depth]


def ending_words(ending: Ending) -> str:
    """How a run ended."""
    return {
        Ending.WHOLE: translate("Kept", "Everything is here"),
        Ending.PARTLY: translate("Kept", "Some of it could not be had"),
        Ending.STOPPED: translate("Kept", "Stopped before its end"),
        Ending.FAILED: translate("Kept", "Failed"),
    }[ending]
