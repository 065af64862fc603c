"""The settings: everything there, found, applied at once, brought back, carried away."""

from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QListWidgetItem,
    QScrollArea,
    QWidget,
)

from confluence_desk.system import choices
from confluence_desk.system.paths import Paths
from confluence_desk.system.preferences import Preference, Preferences
from confluence_desk.ui.command_words import keyed
from confluence_desk.ui.commands import COMMANDS
from confluence_desk.ui.dialogs.settings import SettingsDialog
from confluence_desk.ui.dialogs.settings_controls import (
    ChoiceControl,
    ClockControl,
    PercentControl,
    SwitchControl,
)
from confluence_desk.ui.dialogs.settings_rows import PreferencePage, PreferenceRow
from confluence_desk.ui.keymap import Keymap
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.disk import FullDisk
from tests.ui.fakes.hosts import FakeHosts


@pytest.fixture
def disk(tmp_path: Path) -> FullDisk:
    return FullDisk(tmp_path / "settings.json")


@pytest.fixture
def preferences(disk: FullDisk) -> Preferences:
    return Preferences(disk)


def made(theme: Theme, preferences: Preferences, tmp_path: Path) -> SettingsDialog:
    keymap = Keymap(COMMANDS, preferences)
    paths = Paths.of(tmp_path)
    return SettingsDialog(preferences, keymap, keyed(COMMANDS), paths, theme, hosts=FakeHosts())


@pytest.fixture
def dialog(theme: Theme, preferences: Preferences, tmp_path: Path) -> Iterator[SettingsDialog]:
    dialog = made(theme, preferences, tmp_path)
    dialog.show()
    yield dialog
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.close()
    dialog.deleteLater()  # hundreds of widgets that every later style sheet would dress
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)


def rows(dialog: SettingsDialog) -> dict[str, PreferenceRow]:
    pages = [page for page in dialog.pages.values() if isinstance(page, PreferencePage)]
    return {row.preference.id: row for page in pages for row in page.preferences}


def row_of(
    dialog: SettingsDialog, preference: Preference[bool] | Preference[int] | Preference[str]
) -> PreferenceRow:
    return rows(dialog)[preference.id]


def visible(dialog: SettingsDialog) -> set[str]:
    return {name for name, row in rows(dialog).items() if row.isVisible()}


def section(dialog: SettingsDialog, name: str) -> QListWidgetItem:
    return dialog.list.item(list(dialog.pages).index(name))


def test_every_preference_is_shown_in_its_section(dialog: SettingsDialog) -> None:
    seen = set[str]()
    for name in dialog.pages:
        dialog.show_section(name)
        assert [page.isVisible() for page in dialog.pages.values()].count(True) == 1
        seen |= visible(dialog)
    assert seen == {each.id for each in choices.ALL}


def test_a_switch_is_applied_at_once_and_can_be_brought_back(
    dialog: SettingsDialog, preferences: Preferences
) -> None:
    dialog.show_section("start")
    row = row_of(dialog, choices.REOPEN)
    control = row.control
    assert isinstance(control, SwitchControl)
    assert control.switch.isChecked()
    assert not row.back.isVisible()
    QTest.mouseClick(control.switch, Qt.MouseButton.LeftButton)
    assert preferences.value(choices.REOPEN) is False
    assert row.back.isVisible()
    row.back.click()
    assert preferences.is_default(choices.REOPEN)
    assert control.switch.isChecked()
    assert not row.back.isVisible()
    assert QApplication.focusWidget() is control.switch


def test_a_list_a_slider_and_a_time_are_applied_at_once(
    dialog: SettingsDialog, preferences: Preferences
) -> None:
    box = row_of(dialog, choices.ACCENT).control
    assert isinstance(box, ChoiceControl)
    QTest.keyClick(box.box, Qt.Key.Key_Down)
    assert preferences.value(choices.ACCENT) == "violet"
    percent = row_of(dialog, choices.TEXT_SIZE).control
    assert isinstance(percent, PercentControl)
    QTest.keyClick(percent.slider, Qt.Key.Key_Right)
    assert preferences.value(choices.TEXT_SIZE) == 110
    assert percent.field.value() == 110
    percent.field.setValue(133)
    assert preferences.value(choices.TEXT_SIZE) == 133
    clock = row_of(dialog, choices.QUIET_FROM).control
    assert isinstance(clock, ClockControl)
    clock.field.setTime(QTime(21, 5))
    assert preferences.value(choices.QUIET_FROM) == "21:05"


def test_what_changes_elsewhere_is_shown_here(
    dialog: SettingsDialog, preferences: Preferences
) -> None:
    preferences.choose(choices.SCHEME, "dark")
    preferences.choose(choices.TEXT_SIZE, 150)
    box, percent = (row_of(dialog, each).control for each in (choices.SCHEME, choices.TEXT_SIZE))
    assert isinstance(box, ChoiceControl)
    assert isinstance(percent, PercentControl)
    assert box.box.currentData() == "dark"
    assert (percent.slider.value(), percent.field.value()) == (15, 150)


def test_nothing_is_enabled_that_has_no_effect_trap_97(
    dialog: SettingsDialog, preferences: Preferences
) -> None:
    quiet = [row_of(dialog, each) for each in (choices.QUIET, choices.QUIET_FROM)]
    assert [row.isEnabled() for row in quiet] == [False, False]
    preferences.choose(choices.NOTIFY, value=True)
    assert [row.isEnabled() for row in quiet] == [True, False]
    preferences.choose(choices.QUIET, value=True)
    assert [row.isEnabled() for row in quiet] == [True, True]
    preferences.choose(choices.NOTIFY_NATIVE, value=False)
    assert [row.isEnabled() for row in quiet] == [False, False]


def test_the_wheel_scrolls_past_every_control(
    dialog: SettingsDialog, preferences: Preferences
) -> None:
    for row in rows(dialog).values():
        for part in (row.control.inner, *row.control.findChildren(QWidget)):
            place = QPointF(4, 4)
            wheel = QWheelEvent(
                place,
                place,
                QPoint(0, 0),
                QPoint(0, -120),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,  # noqa: FBT003 - Qt's
            )
            QApplication.sendEvent(part, wheel)
    assert all(preferences.is_default(each) for each in choices.ALL)


def test_sought_words_narrow_all_sections_and_are_lit(dialog: SettingsDialog) -> None:
    dialog.show_section("tabs")
    dialog.field.setText("links")
    assert visible(dialog) == {"look.accent", "start.clipboard"}
    lit = [label.text() for label in dialog.findChildren(QLabel) if "<span" in label.text()]
    assert len(lit) == 2
    assert section(dialog, "look").flags() & Qt.ItemFlag.ItemIsEnabled
    assert section(dialog, "tabs").flags() == Qt.ItemFlag.NoItemFlags
    dialog.field.clear()
    assert visible(dialog) == {"tabs.beside", "tabs.order"}
    assert not [label for label in dialog.findChildren(QLabel) if "<span" in label.text()]


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("dark", {"look.scheme", "look.contrast"}),
        ("DEUTSCH", {"look.language"}),
        ("tabs order", {"tabs.order"}),
        ("quiet begin", {"notify.quiet_from"}),
        ("zzz", set()),
    ],
)
def test_choices_and_sections_are_sought_too(
    dialog: SettingsDialog, sought: str, found: set[str]
) -> None:
    dialog.field.setText(sought)
    assert visible(dialog) == found


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("night theme", {"look.scheme"}),
        ("font larger", {"look.text_size"}),
        ("animations", {"look.motion"}),
        ("do not disturb", {"notify.quiet"}),
        ("disk", {"sync.files_gigabytes"}),
        ("startup restore", {"start.reopen"}),
    ],
)
def test_other_words_for_a_preference_find_it_too(
    dialog: SettingsDialog, sought: str, found: set[str]
) -> None:
    dialog.field.setText(sought)
    assert visible(dialog) == found


def test_commands_are_found_and_shown_in_the_editor(dialog: SettingsDialog) -> None:
    dialog.field.setText("navigator")
    assert dialog.keys.hits.isVisible()
    assert not dialog.keys.editor.isVisible()
    dialog.keys.hits.click()
    assert dialog.keys.editor.isVisible()
    assert dialog.keys.editor.field.text() == "navigator"
    assert 0 < dialog.keys.editor.filter.rowCount() < 5
    dialog.show_section("")
    dialog.keys.editor.field.clear()
    dialog.show_section("keyboard")
    assert dialog.keys.editor.filter.rowCount() == len(COMMANDS)


def test_a_section_at_the_side_ends_the_search(dialog: SettingsDialog) -> None:
    dialog.field.setText("zzz")
    dialog.field.setText("links")
    dialog.list.setCurrentRow(3)
    assert dialog.field.text() == ""
    assert visible(dialog) == {"start.reopen", "start.clipboard"}


@pytest.mark.parametrize("section", ["look", "start", "notify", "keyboard", "about"])
def test_nothing_is_cut_off_where_there_is_little_room(
    dialog: SettingsDialog, section: str
) -> None:
    dialog.show_section(section)
    dialog.resize(500, 500)
    QApplication.sendPostedEvents()
    area = dialog.findChild(QScrollArea)
    assert area is not None
    assert area.horizontalScrollBar().maximum() == 0


def test_the_list_of_sections_grows_with_the_letters(
    dialog: SettingsDialog, preferences: Preferences, theme: Theme
) -> None:
    theme.follow(preferences)
    before = dialog.list.width()
    preferences.choose(choices.TEXT_SIZE, 200)
    QApplication.sendPostedEvents()
    assert dialog.list.width() > before * 1.5
    preferences.reset(choices.TEXT_SIZE)


def test_the_files_are_said_to_lie_where_they_lie(dialog: SettingsDialog, tmp_path: Path) -> None:
    dialog.show_section("about")
    shown = {label.text() for label in dialog.findChildren(QLabel) if label.isVisible()}
    paths = Paths.of(tmp_path)
    assert {str(path) for path in (paths.settings, paths.data, paths.logs, paths.cache)} <= shown


def test_settings_go_out_and_come_in(
    dialog: SettingsDialog, preferences: Preferences, tmp_path: Path
) -> None:
    preferences.choose(choices.ACCENT, "teal")
    file = tmp_path / "mine.json"
    dialog.files.export_to(file)
    assert dialog.said.text() == "Written to mine.json."
    preferences.choose(choices.ACCENT, "pink")
    preferences.choose(choices.NOTIFY, value=True)
    dialog.files.import_from(file)
    assert preferences.value(choices.ACCENT) == "teal"
    assert preferences.is_default(choices.NOTIFY)
    assert dialog.said.text() == "Taken from mine.json."
    QTest.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    assert preferences.value(choices.ACCENT) == "pink"
    assert preferences.value(choices.NOTIFY)
    assert not dialog.undo.isVisible()


def test_what_made_no_sense_in_a_file_is_named(
    dialog: SettingsDialog, preferences: Preferences, tmp_path: Path
) -> None:
    file = tmp_path / "mine.json"
    dialog.files.export_to(file)
    bad = '"preferences": {"look.accent": "<b>mud</b>", "look.density": "roomy"}'
    whole = file.read_text().replace('"preferences": {}', bad)
    file.write_text(f"\ufeff{whole}", encoding="utf-8")  # as some editors save it
    dialog.files.import_from(file)
    assert "look.accent" in dialog.said.text()
    assert "look.density" not in dialog.said.text()
    assert preferences.value(choices.DENSITY) == "roomy"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{}", "These are no settings of Confluence Desk."),
        (b"\xff\xfe", "The file cannot be read."),
        (None, "The file cannot be read."),
        (
            b'{"program": "Confluence Desk settings", "format": 99}',
            "These settings are of a newer Confluence Desk.",
        ),
    ],
)
def test_a_file_that_is_none_of_ours_changes_nothing(
    dialog: SettingsDialog,
    preferences: Preferences,
    tmp_path: Path,
    content: bytes | None,
    words: str,
) -> None:
    preferences.choose(choices.ACCENT, "teal")
    file = tmp_path / "other.json"
    if content is not None:
        file.write_bytes(content)
    dialog.files.import_from(file)
    assert dialog.said.text() == words
    assert dialog.said.property("tone") == "bad"
    assert preferences.value(choices.ACCENT) == "teal"


def test_a_place_that_cannot_be_written_is_said(dialog: SettingsDialog, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    dialog.files.export_to(tmp_path / "file" / "mine.json")
    assert dialog.said.text() == "The file could not be written there."


def test_everything_can_be_reset_and_that_undone(
    dialog: SettingsDialog, preferences: Preferences
) -> None:
    preferences.choose(choices.ACCENT, "teal")
    preferences.choose_keys("back", ())
    dialog.files.reset_all()
    assert preferences.is_default(choices.ACCENT)
    assert preferences.keys == {}
    assert dialog.undo.isVisible()
    dialog.undo.click()
    assert preferences.value(choices.ACCENT) == "teal"
    assert preferences.keys == {"back": ()}


def test_a_full_disk_is_said_and_the_old_choice_shown(
    dialog: SettingsDialog, preferences: Preferences, disk: FullDisk
) -> None:
    disk.full = True
    control = row_of(dialog, choices.REOPEN).control
    assert isinstance(control, SwitchControl)
    control.switch.click()
    assert dialog.said.text().startswith("The disk is full")
    assert control.switch.isChecked()
    dialog.keys.editor.bench.capture.captured.emit("Ctrl+Shift+F12")
    assert preferences.keys == {}
    dialog.files.reset_all()
    disk.full = False
    control.switch.click()
    assert dialog.said.text() == ""


def test_the_file_dialogs_stop_nothing_else(dialog: SettingsDialog) -> None:
    for ask in (dialog.files.ask_export, dialog.files.ask_import):
        opened = ask()
        assert opened.isVisible()
        opened.close()
    assert not dialog.isModal()


def test_a_closed_dialog_listens_no_longer(
    dialog: SettingsDialog, preferences: Preferences
) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    preferences.choose(choices.SCHEME, "dark")
    box = row_of(dialog, choices.SCHEME).control
    assert isinstance(box, ChoiceControl)
    assert box.box.currentData() == "system"


def test_everything_has_a_name(dialog: SettingsDialog) -> None:
    for row in rows(dialog).values():
        assert row.control.inner.accessibleName() == row.texts[0]
        assert row.control.inner.accessibleDescription() == row.texts[1]
        assert row.back.accessibleName() == f"Reset {row.texts[0]}"
    buttons = dialog.findChildren(QAbstractButton)
    named = [b for b in buttons if b.text() or b.accessibleName() or not b.isVisible()]
    assert len(named) == len(buttons)


def test_keys_chosen_in_the_dialog_are_applied(
    dialog: SettingsDialog, preferences: Preferences
) -> None:
    dialog.show_section("keyboard")
    dialog.keys.editor.select("back")
    QTest.keyClick(dialog.keys.editor.bench.capture, Qt.Key.Key_F12)
    assert preferences.keys == {"back": ("Alt+Left", "F12")}


def test_a_section_is_made_when_it_is_shown_and_the_others_after_it(
    theme: Theme,
    preferences: Preferences,
    tmp_path: Path,
    until: Callable[..., Coroutine[Any, Any, None]],
    run: Any,
) -> None:
    dialog = made(theme, preferences, tmp_path)
    dialog.show()
    assert [*dialog._made] == ["look"]  # noqa: SLF001 - ``pages`` would make them

    async def story() -> None:
        dialog.show_section("keyboard")
        assert dialog.page("keyboard").isVisible()
        await until(lambda: len(dialog._made) == dialog.list.count())  # noqa: SLF001 - as above

    run(story())
    assert [page.isVisible() for page in dialog.pages.values()].count(True) == 1
    places = [dialog._lines.indexOf(page) for page in dialog.pages.values()]  # noqa: SLF001 - as above
    assert places == sorted(places)
    dialog.close()
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
