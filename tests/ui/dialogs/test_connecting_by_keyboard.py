"""The whole wizard by the keyboard alone: Tab, Enter, Space, arrows and Alt with a letter."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from tests.ui.fakes.internet import ACME
from tests.ui.fakes.newcomer import Person, Tell

K = Qt.Key
Story = Callable[[Person], Coroutine[Any, Any, None]]
_CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QDateEdit, QLineEdit)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard is somewhere"
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def write(text: str) -> None:
    QTest.keyClicks(focused(), text)


def tab_to(widget: QWidget) -> None:
    for _ in range(40):
        if widget.hasFocus():
            return
        press(K.Key_Tab)
    pytest.fail(f"{widget.accessibleName() or widget} is out of reach of Tab")


def is_seen(widget: QWidget) -> bool:
    """Whether no scrolling area hides where the keyboard is."""
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def walked(me: Person) -> list[QWidget]:
    """Every stop of Tab, once round; each is to be seen, and none changes what Enter is for."""
    first, stops = focused(), [focused()]
    while True:
        press(K.Key_Tab)
        if focused() is first:
            return stops
        stops.append(focused())
        assert is_seen(focused()), focused().accessibleName()
        assert me.dialog.next_button.isDefault()
        assert len(stops) < 40


def controls(me: Person) -> set[QWidget]:
    """What a mouse could use now."""
    found = (w for kind in _CONTROLS for w in me.dialog.findChildren(kind))
    return {w for w in found if w.isVisible() and w.isEnabled() and _is_own(w)}


def _is_own(widget: QWidget) -> bool:
    """Parts of other controls are reached with them; an area's bars are no controls."""
    inner = isinstance(widget.parent(), QComboBox | QDateEdit | QLineEdit)
    return not inner and widget.focusPolicy() != Qt.FocusPolicy.NoFocus


@pytest.fixture(name="person")
def sitting_with_the_keyboard(person: Tell) -> Tell:
    """The dialog is the window that has the keyboard."""

    def told(story: Story) -> None:
        async def begun(me: Person) -> None:
            me.dialog.activateWindow()
            await me.until(QApplication.focusWidget)
            await story(me)

        person(begun)

    return told


async def on(me: Person) -> None:
    """Enter, once it leads on."""
    await me.until(me.dialog.next_button.isEnabled)
    press(K.Key_Return)
    await me.until(lambda: not me.dialog.bar.isVisible())


async def signed_in(me: Person) -> None:
    write(ACME)
    await on(me)
    write(me.email)
    press(K.Key_Tab)
    write(me.token())
    await on(me)
    assert me.at(me.dialog.check)
    await me.until(me.dialog.next_button.isEnabled)


def test_the_whole_way_by_the_keyboard_alone(person: Tell) -> None:
    async def story(me: Person) -> None:
        dialog = me.dialog
        assert dialog.where.site.hasFocus()
        await signed_in(me)
        await on(me)
        keep = dialog.keep
        await me.until(lambda: keep.rules)
        assert keep.list.hasFocus()
        ticked = len(keep.rules)
        press(K.Key_End)
        press(K.Key_Space)
        assert len(keep.rules) == ticked + 1
        press(K.Key_A, Qt.KeyboardModifier.AltModifier)
        assert keep.what.hasFocus()
        press(K.Key_Down)  # a label
        press(K.Key_Tab)
        write("runbook")
        press(K.Key_Return)
        await me.until(lambda: len(keep.rules) == ticked + 2)
        assert me.at(keep), "Enter added, and did not go on"
        await on(me)
        assert me.at(dialog.last)
        assert dialog.next_button.hasFocus() or not dialog.next_button.isEnabled()
        await me.until(dialog.next_button.hasFocus)
        press(K.Key_Return)
        session = await me.asking
        assert session.library.spaces()
        assert {rule.holds.value for rule in session.keeping.rules()} == {"space", "label"}

    person(story)


@pytest.mark.parametrize("number", range(5))
def test_tab_reaches_every_control_of_every_step(person: Tell, number: int) -> None:
    async def story(me: Person) -> None:
        dialog = me.dialog
        if number:
            write(ACME)
            await on(me)
        if number > 1:
            write(me.email)
            press(K.Key_Tab)
            write(me.token())
        for _ in range(number - 1):
            await on(me)
            await me.until(dialog.next_button.isEnabled)
            if me.at(dialog.keep):
                await me.until(lambda: dialog.keep.rules)
        assert dialog.step is dialog.steps[number]
        stops = walked(me)
        unreached = controls(me) - set(stops) - _same_group(stops)
        assert not unreached, [(type(w).__name__, w.accessibleName()) for w in unreached]
        areas = [w for w in stops if isinstance(w, QScrollArea)]
        assert all(area.accessibleName() for area in areas)

    person(story)


def _same_group(stops: list[QWidget]) -> set[QWidget]:
    """Arrows lead to the other buttons of a group."""
    groups = (w.group() for w in stops if isinstance(w, QAbstractButton) and w.group())
    return {button for group in groups for button in group.buttons()}


def test_enter_presses_the_button_that_has_the_keyboard(person: Tell) -> None:
    async def story(me: Person) -> None:
        write(ACME)
        await on(me)
        write(me.email)
        tab_to(me.dialog.how.token_card.opener)
        press(K.Key_Return)
        assert me.dialog.how.token_card.scopes.isVisible()
        assert me.at(me.dialog.how)
        tab_to(me.dialog.back_button)
        press(K.Key_Enter)
        assert me.at(me.dialog.where)
        assert me.dialog.where.site.hasFocus()
        await on(me)
        assert me.dialog.how.token_card.email.text() == me.email
        tab_to(me.dialog.cancel_button)
        press(K.Key_Return)
        assert await me.asking is None

    person(story)


@pytest.mark.parametrize("letter", ["E", "T", "N"])
def test_alt_with_a_letter_leads_to_each_field_of_the_sign_in(person: Tell, letter: str) -> None:
    async def story(me: Person) -> None:
        write(ACME)
        await on(me)
        card = me.dialog.how.token_card
        fields: dict[str, QWidget] = {"E": card.email, "T": card.token, "N": card.end.known}
        me.dialog.cancel_button.setFocus()
        press(Qt.Key(ord(letter)), Qt.KeyboardModifier.AltModifier)
        assert fields[letter].hasFocus()

    person(story)


def test_alt_left_goes_back_with_everything_as_it_was(person: Tell) -> None:
    async def story(me: Person) -> None:
        await signed_in(me)
        for step in (me.dialog.how, me.dialog.where):
            press(K.Key_Left, Qt.KeyboardModifier.AltModifier)
            assert me.at(step)
        assert me.dialog.where.site.text() == ACME
        assert me.dialog.how.token_card.email.text() == me.email
        assert me.dialog.how.token_card.token.text() == me.token()

    person(story)


@pytest.mark.parametrize("number", range(4))
def test_esc_at_any_step_leaves_no_file_and_no_secret(
    person: Tell, tmp_path: Path, number: int
) -> None:
    async def story(me: Person) -> None:
        if number:
            write(ACME)
            await on(me)
        if number > 1:
            write(me.email)
            press(K.Key_Tab)
            write(me.token())
        for _ in range(number - 1):
            await on(me)
            await me.until(me.dialog.next_button.isEnabled)
        press(K.Key_Escape)
        assert await me.asking is None
        assert me.accounts.last() is None
        assert me.accounts.connections.all() == ()

    person(story)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
