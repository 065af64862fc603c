from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.services.look import Look, colours
from confluence_desk.system import choices
from confluence_desk.system.preferences import Preference, Preferences, T
from confluence_desk.ui.palette import contrast
from confluence_desk.ui.theme import Scheme, Theme

STYLES = Path(__file__).parents[2] / "resources" / "styles"


def test_choosing_a_scheme_dresses_the_application_and_tells_once(
    theme: Theme, qapp: QApplication
) -> None:
    told: list[bool] = []
    theme.choose(Scheme.LIGHT)
    theme.changed.connect(lambda: told.append(theme.dark))
    theme.choose(Scheme.DARK)
    theme.choose(Scheme.DARK)
    assert told == [True]
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.color("win")
    assert theme.tokens["panel"] in qapp.styleSheet()


def test_chosen_looks_are_worn_at_once_and_each_change_is_told_once(
    theme: Theme, qapp: QApplication
) -> None:
    preferences = Preferences(None)
    preferences.choose(choices.SCHEME, "dark")
    told: list[str] = []
    theme.changed.connect(lambda: told.append(theme.look.name))
    theme.follow(preferences)
    preferences.choose(choices.ACCENT, "violet")
    preferences.choose(choices.CONTRAST, "high")
    preferences.choose(choices.PAGE_WIDTH, "full")
    preferences.choose(choices.MOTION, "reduced")
    preferences.choose(choices.TEXT_SIZE, 150)
    preferences.choose(choices.REOPEN, value=False)
    assert told == [
        "dark-blue-100-measure",
        "dark-violet-100-measure",
        "dark-high-violet-100-measure",
        "dark-high-violet-100-full",
        "dark-high-violet-100-full-still",
        "dark-high-violet-150-full-still",
    ]
    assert not theme.motion
    assert theme.color("accent").name() in qapp.styleSheet().lower()
    assert qapp.font().pixelSize() == theme.size("text")


def test_many_choices_made_at_once_are_one_change(theme: Theme) -> None:
    preferences = Preferences(None)
    preferences.choose(choices.SCHEME, "light")
    theme.follow(preferences)
    told: list[str] = []
    theme.changed.connect(lambda: told.append(theme.look.name))
    wanted = {"look.scheme": "dark", "look.accent": "teal", "look.density": "roomy"}
    preferences.replace(wanted, choices.ALL)
    assert told == ["dark-teal-100-measure"]


def test_preferences_left_behind_have_no_say(theme: Theme) -> None:
    left, followed = Preferences(None), Preferences(None)
    theme.follow(left)
    theme.follow(followed)
    left.choose(choices.ACCENT, "pink")
    assert theme.look.accent == "blue"


def test_choosing_a_scheme_is_kept_where_choices_are(theme: Theme) -> None:
    preferences = Preferences(None)
    theme.follow(preferences)
    theme.choose(Scheme.DARK)
    assert preferences.value(choices.SCHEME) == "dark"
    assert theme.scheme is Scheme.DARK
    assert theme.dark


@pytest.mark.parametrize("role", ["text", "small", "row", "tab", "toolbar", "icon", "gap"])
def test_sizes_grow_with_the_text(theme: Theme, role: str) -> None:
    natural = theme.size(role)
    theme.follow(chosen(choices.TEXT_SIZE, 200))
    assert theme.scaled(18) == 36
    assert theme.size(role) == pytest.approx(2 * natural, abs=1)


def test_rows_follow_the_density_and_letters_do_not(theme: Theme) -> None:
    rows = []
    for density in choices.DENSITY.choices:
        theme.follow(chosen(choices.DENSITY, density))
        rows.append(theme.row)
        assert theme.size("text") == 13
    assert rows == sorted(set(rows))


def test_panes_keep_their_width_when_text_grows(theme: Theme) -> None:
    before = theme.size("left_pane")
    theme.follow(chosen(choices.TEXT_SIZE, 200))
    assert theme.size("left_pane") == before


def chosen(preference: Preference[T], value: T) -> Preferences:
    """Preferences in which one thing was chosen."""
    preferences = Preferences(None)
    preferences.choose(preference, value)
    return preferences


def test_the_system_is_followed_until_overridden(theme: Theme, qapp: QApplication) -> None:
    theme.choose(Scheme.SYSTEM)
    before = theme.dark
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(True))
    hints = qapp.styleHints()
    theme.choose(Scheme.LIGHT)
    hints.colorSchemeChanged.emit(hints.colorScheme())
    assert not theme.dark
    assert len(told) == (1 if before else 0)


def test_the_style_sheet_leaves_no_placeholder(theme: Theme) -> None:
    body = theme.style_sheet().split("*/", 1)[1]
    assert "$" not in body


def test_icons_take_the_colour_of_the_theme_at_the_moment_of_painting(theme: Theme) -> None:
    icon = theme.icon("file-text", "accent")
    theme.choose(Scheme.LIGHT)
    light = darkest(icon)
    theme.choose(Scheme.DARK)
    assert QColor(light).name() == QColor(theme_color("light", "accent")).name()
    assert darkest(icon).name() == QColor(theme_color("dark", "accent")).name()


def test_a_disabled_icon_is_fainter_and_a_copied_one_still_draws(theme: Theme) -> None:
    icon = QIcon(theme.icon("arrow-left", "text"))
    theme.choose(Scheme.LIGHT)
    whole, faint = darkest(icon), darkest(icon, QIcon.Mode.Disabled)
    assert contrast(faint, QColor("white")) < contrast(whole, QColor("white"))


@pytest.mark.parametrize("ratio", [1.0, 2.0, 3.0])
def test_icons_are_sharp_on_every_screen(theme: Theme, ratio: float) -> None:
    drawn = theme.icon("gear").pixmap(QSize(16, 16), ratio)
    assert drawn.size() == QSize(16, 16) * ratio
    assert drawn.devicePixelRatio() == ratio
    image = drawn.toImage()
    lines = {
        image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())
    }
    assert {0, 255} <= lines or ratio == 1, "drawn at that size, not stretched"


def darkest(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> QColor:
    """The colour of the icon's most opaque pixel."""
    image = icon.pixmap(QSize(64, 64), mode).toImage()
    pixels = [image.pixelColor(x, y) for x in range(64) for y in range(64)]
    best = max(pixels, key=lambda pixel: pixel.alpha())
    assert best.alpha() > 200
    return QColor(best.rgb())


def theme_color(scheme: str, role: str) -> str:
    import json  # noqa: PLC0415 - one line of one test

    tokens = json.loads((STYLES / "tokens.json").read_text())
    return colours(tokens, Look(dark=scheme == "dark"))[role]


def test_arrows_turn_where_everything_runs_right_to_left(theme: Theme, qapp: QApplication) -> None:
    def drawn(name: str) -> QImage:
        return theme.icon(name).pixmap(24, 24).toImage()

    back, forward = drawn("arrow-left"), drawn("arrow-right")
    assert back != forward
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert (drawn("arrow-left"), drawn("arrow-right")) == (forward, back)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize(
    ("preference", "value", "told"),
    [
        (choices.SCHEME, "dark", False),
        (choices.ACCENT, "violet", False),
        (choices.TEXT_SIZE, 150, True),
        (choices.DENSITY, "roomy", True),
    ],
)
def test_only_other_sizes_have_all_measure_themselves(
    theme: Theme, qtbot: QtBot, preference: Preference[T], value: T, told: bool
) -> None:
    preferences = chosen(choices.SCHEME, "light")
    theme.follow(preferences)
    window, heard = QWidget(), list[QEvent.Type]()
    field = QLineEdit(window)
    qtbot.addWidget(window)
    window.show()

    class Ear(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
            heard.append(event.type())
            return False

    ear = Ear()
    field.installEventFilter(ear)
    preferences.choose(preference, value)
    assert (QEvent.Type.StyleChange in heard) is told
    assert field.palette().color(QPalette.ColorRole.Text) == theme.color("text")


def test_the_sheet_of_a_look_is_written_once(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    theme.choose(Scheme.LIGHT)
    light = theme.style_sheet()
    theme.choose(Scheme.DARK)
    dark = theme.style_sheet()
    monkeypatch.setattr("confluence_desk.ui.theme.style_sheet", lambda *_: pytest.fail("again"))
    theme.choose(Scheme.LIGHT)
    assert theme.style_sheet() == light != dark
