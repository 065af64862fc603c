"""What a comparison says, in the language of the window."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from confluence_desk.domain.change_values import Value
from confluence_desk.services.comparing import Change, Phrases
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP

_LOOKS = {
    "bold": QT_TRANSLATE_NOOP("Comparison", "bold"),
    "italic": QT_TRANSLATE_NOOP("Comparison", "italic"),
    "underline": QT_TRANSLATE_NOOP("Comparison", "underlined"),
    "struck": QT_TRANSLATE_NOOP("Comparison", "struck through"),
    "subscript": QT_TRANSLATE_NOOP("Comparison", "subscript"),
    "superscript": QT_TRANSLATE_NOOP("Comparison", "superscript"),
    "code": QT_TRANSLATE_NOOP("Comparison", "code"),
    "small": QT_TRANSLATE_NOOP("Comparison", "small"),
    "big": QT_TRANSLATE_NOOP("Comparison", "large"),
    "highlight": QT_TRANSLATE_NOOP("Comparison", "highlighted"),
    "color": QT_TRANSLATE_NOOP("Comparison", "colour"),
    "background-color": QT_TRANSLATE_NOOP("Comparison", "background"),
    "highlight-colour": QT_TRANSLATE_NOOP("Comparison", "background"),
    "link": QT_TRANSLATE_NOOP("Comparison", "link"),
    "mention": QT_TRANSLATE_NOOP("Comparison", "mention"),
    "macro": QT_TRANSLATE_NOOP("Comparison", "macro"),
    "image": QT_TRANSLATE_NOOP("Comparison", "picture"),
    "status": QT_TRANSLATE_NOOP("Comparison", "status"),
    "block": QT_TRANSLATE_NOOP("Comparison", "kind"),
    "list": QT_TRANSLATE_NOOP("Comparison", "list"),
    "layout": QT_TRANSLATE_NOOP("Comparison", "layout"),
    "box": QT_TRANSLATE_NOOP("Comparison", "box"),
    "column": QT_TRANSLATE_NOOP("Comparison", "column"),
    "columns": QT_TRANSLATE_NOOP("Comparison", "column widths"),
    "width": QT_TRANSLATE_NOOP("Comparison", "width"),
    "height": QT_TRANSLATE_NOOP("Comparison", "height"),
    "align": QT_TRANSLATE_NOOP("Comparison", "alignment"),
    "text-align": QT_TRANSLATE_NOOP("Comparison", "alignment"),
    "margin-left": QT_TRANSLATE_NOOP("Comparison", "indentation"),
    "level": QT_TRANSLATE_NOOP("Comparison", "level"),
    "alt": QT_TRANSLATE_NOOP("Comparison", "alternative text"),
    "title": QT_TRANSLATE_NOOP("Comparison", "title"),
    "parameter": QT_TRANSLATE_NOOP("Comparison", "parameter"),
    "head": QT_TRANSLATE_NOOP("Comparison", "heading cell"),
    "colspan": QT_TRANSLATE_NOOP("Comparison", "merged columns"),
    "rowspan": QT_TRANSLATE_NOOP("Comparison", "merged rows"),
    "type": QT_TRANSLATE_NOOP("Comparison", "kind"),
    "language": QT_TRANSLATE_NOOP("Comparison", "language"),
    "linenumbers": QT_TRANSLATE_NOOP("Comparison", "line numbers"),
    "firstline": QT_TRANSLATE_NOOP("Comparison", "first line"),
    "collapse": QT_TRANSLATE_NOOP("Comparison", "folded"),
    "theme": QT_TRANSLATE_NOOP("Comparison", "theme"),
    "version": QT_TRANSLATE_NOOP("Comparison", "version"),
    "border": QT_TRANSLATE_NOOP("Comparison", "border"),
    "bordercolor": QT_TRANSLATE_NOOP("Comparison", "border colour"),
    "bgcolor": QT_TRANSLATE_NOOP("Comparison", "background"),
    "titlecolor": QT_TRANSLATE_NOOP("Comparison", "title colour"),
    "titlebgcolor": QT_TRANSLATE_NOOP("Comparison", "title background"),
    "colour": QT_TRANSLATE_NOOP("Comparison", "colour"),
    "icon": QT_TRANSLATE_NOOP("Comparison", "icon"),
    "start": QT_TRANSLATE_NOOP("Comparison", "first number"),
    "dir": QT_TRANSLATE_NOOP("Comparison", "direction of writing"),
    "valign": QT_TRANSLATE_NOOP("Comparison", "vertical alignment"),
    "vertical-align": QT_TRANSLATE_NOOP("Comparison", "vertical alignment"),
    "data-layout": QT_TRANSLATE_NOOP("Comparison", "width"),
    "data-table-width": QT_TRANSLATE_NOOP("Comparison", "width"),
    "breakout-mode": QT_TRANSLATE_NOOP("Comparison", "width"),
    "breakout-width": QT_TRANSLATE_NOOP("Comparison", "width"),
    "thumbnail": QT_TRANSLATE_NOOP("Comparison", "small picture"),
    "page": QT_TRANSLATE_NOOP("Comparison", "page"),
    "spaces": QT_TRANSLATE_NOOP("Comparison", "spaces"),
    "labels": QT_TRANSLATE_NOOP("Comparison", "labels"),
    "cql": QT_TRANSLATE_NOOP("Comparison", "query"),
    "sort": QT_TRANSLATE_NOOP("Comparison", "order"),
    "max": QT_TRANSLATE_NOOP("Comparison", "most entries"),
    "maxlevel": QT_TRANSLATE_NOOP("Comparison", "deepest level"),
    "minlevel": QT_TRANSLATE_NOOP("Comparison", "highest level"),
    "depth": QT_TRANSLATE_NOOP("Comparison", "depth"),
    "style": QT_TRANSLATE_NOOP("Comparison", "style"),
    "name": QT_TRANSLATE_NOOP("Comparison", "name"),
    "class": QT_TRANSLATE_NOOP("Comparison", "style"),
}
_ON = "on"
_ADDED = ("added", "row-added", "column-added")
_REMOVED = ("removed", "row-removed", "column-removed")
_MOVED = ("moved", "row-moved", "column-moved")


def phrases() -> Phrases:
    """The phrases of the document."""
    return Phrases(
        unchanged=_unchanged,
        change=_change,
        moved_down=_say("moved down"),
        moved_up=_say("moved up"),
        from_above=_say("moved from above"),
        from_below=_say("moved from below"),
        split=_say("split"),
        merged=_say("merged"),
        nothing=_say("No visible change"),
        changes=_say("Changes"),
    )


def tally(counts: Mapping[str, int]) -> tuple[str, str, str]:
    """How many blocks came, how many went, and in words how many moved and changed."""
    added, removed, moved = (
        sum(counts.get(kind, 0) for kind in kinds) for kinds in (_ADDED, _REMOVED, _MOVED)
    )
    changed = sum(counts.values()) - added - removed - moved
    parts = [
        QCoreApplication.translate("Comparison", "%n moved", "", moved) if moved else "",
        QCoreApplication.translate("Comparison", "%n changed", "", changed) if changed else "",
    ]
    rest = " · ".join(part for part in parts if part)
    return f"+{added}" if added else "", f"\u2212{removed}" if removed else "", rest


def _say(text: str) -> str:
    return QCoreApplication.translate("Comparison", text)


_PHRASES = (
    QT_TRANSLATE_NOOP("Comparison", "moved down"),
    QT_TRANSLATE_NOOP("Comparison", "moved up"),
    QT_TRANSLATE_NOOP("Comparison", "moved from above"),
    QT_TRANSLATE_NOOP("Comparison", "moved from below"),
    QT_TRANSLATE_NOOP("Comparison", "split"),
    QT_TRANSLATE_NOOP("Comparison", "merged"),
    QT_TRANSLATE_NOOP("Comparison", "No visible change"),
    QT_TRANSLATE_NOOP("Comparison", "Changes"),
)
"""All that ``_say`` is asked for, where the translators' tool finds it."""


def _unchanged(count: int, heading: str) -> str:
    if not heading:
        return QCoreApplication.translate("Comparison", "%n unchanged block(s)", "", count)
    words = QCoreApplication.translate(
        "Comparison", "%n unchanged block(s) under “{heading}”", "", count
    )
    return words.format(heading=heading)


def _change(change: Change) -> str:
    """``width: 200 → 300``; of looks only which came or went."""
    if change.what == "column":
        return _column(change)
    name = _say(_LOOKS.get(change.what.lower(), change.what))
    if _ON in {change.old, change.new}:
        if change.new:
            return QCoreApplication.translate("Comparison", "now {look}").format(look=name)
        return QCoreApplication.translate("Comparison", "no longer {look}").format(look=name)
    old, new = (Value(change.what, value).said(_say) for value in (change.old, change.new))
    return f"{name}: {old} → {new}"


def _column(change: Change) -> str:
    if not change.old:
        words = QCoreApplication.translate("Comparison", "column {number} added")
        return words.format(number=change.new)
    if not change.new:
        words = QCoreApplication.translate("Comparison", "column {number} removed")
        return words.format(number=change.old)
    words = QCoreApplication.translate("Comparison", "column {old} moved to {new}")
    return words.format(old=change.old, new=change.new)
