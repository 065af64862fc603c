"""Says which colours stand on which, and how well one is seen on the other."""

from PySide6.QtGui import QColor, QPalette

FAINT = 0.45
"""How much of the ground is in what cannot be used now."""

_BACKS = ("win", "panel", "raised", "hover")
_TINTS = ("infoBg", "warnBg", "tipBg", "badBg")
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *(("text", back) for back in (*_BACKS, *_TINTS, "sel", "code")),
    *(("text", back) for back in ("add", "addS", "del", "delS", "mov", "movS")),
    *(("muted", back) for back in (*_BACKS, *_TINTS, "sel", "code")),
    *(("accent", back) for back in (*_BACKS, "sel", "code", "infoBg")),
    *(("info", back) for back in (*_BACKS, "infoBg")),
    *(("warn", back) for back in (*_BACKS, "warnBg")),
    *(("ok", back) for back in (*_BACKS, "tipBg")),
    *(("bad", back) for back in (*_BACKS, "badBg")),
    ("accentText", "accent"),
    ("panel", "text"),
)
"""Every text colour that stands on another one somewhere in the window: (text, background)."""

SHAPE_PAIRS: tuple[tuple[str, str], ...] = (
    *(("edge", back) for back in ("win", "panel", "raised")),
    *(("muted", back) for back in (*_BACKS, "sel")),
    *(("accent", back) for back in (*_BACKS, *_TINTS, "sel", "code")),
)
"""Edges of controls, focus rings and signs, with what they stand on: (shape, background)."""

_ROLES: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "win"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "panel"),
    (QPalette.ColorRole.AlternateBase, "raised"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.Button, "raised"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "bad"),
    (QPalette.ColorRole.ToolTipBase, "raised"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.PlaceholderText, "muted"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "accentText"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.Light, "panel"),
    (QPalette.ColorRole.Midlight, "hover"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "muted"),
    (QPalette.ColorRole.Shadow, "line"),
)


def window_palette(colours: dict[str, str]) -> QPalette:
    """Qt's palette of a look's colours."""
    palette = QPalette()
    for place, role in _ROLES:
        palette.setColor(place, QColor(colours[role]))
    roles = QPalette.ColorRole
    for place in (roles.Text, roles.WindowText, roles.ButtonText, roles.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, faint(colours))
    return palette


def faint(colours: dict[str, str]) -> QColor:
    """The colour of what cannot be used now."""
    return mixed(QColor(colours["muted"]), QColor(colours["win"]), FAINT)


def contrast(text: QColor, back: QColor) -> float:
    """The contrast ratio of two colours as WCAG counts it, 1 to 21."""
    low, high = sorted((_luminance(text), _luminance(back)))
    return (high + 0.05) / (low + 0.05)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """``one`` with ``share`` of ``other`` stirred in."""
    kept = 1 - share
    return QColor(
        round(one.red() * kept + other.red() * share),
        round(one.green() * kept + other.green() * share),
        round(one.blue() * kept + other.blue() * share),
    )


def _luminance(color: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for part in (color.redF(), color.greenF(), color.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
