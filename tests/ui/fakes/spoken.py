"""What a screen reader is told of a window, through Qt's own interface for it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

Part = QAccessible.Role
_DEEPEST = 60
_MOST = 60
"""Rows of one list that are looked at; the others are made by the same hands."""
PRESSED = {Part.Button, Part.ButtonMenu, Part.ButtonDropDown, Part.CheckBox, Part.RadioButton}
USED = PRESSED | {
    Part.EditableText,
    Part.ComboBox,
    Part.Slider,
    Part.SpinBox,
    Part.Link,
    Part.MenuItem,
    Part.PageTab,
    Part.ListItem,
    Part.TreeItem,
    Part.Cell,
    Part.List,
    Part.Tree,
    Part.Table,
    Part.PageTabList,
    Part.ProgressBar,
}
READ = {Part.StaticText, Part.WebDocument, Part.Document}
"""What takes the keyboard only to be read."""
_SAME = {"Save as…"}
"""What stands above a file and in its place does the same."""
_SIGNS = set("▾▸•→⋯✕★")


@dataclass(frozen=True)
class Told:
    """One thing, as it is told of."""

    role: Part
    name: str
    place: tuple[str, ...]
    focusable: bool
    disabled: bool
    checked: bool
    expandable: bool
    expanded: bool
    selected: bool
    about: str
    kind: str
    stop: bool
    """Whether Tab comes by."""
    scrolls: bool

    def __str__(self) -> str:
        return f"{' > '.join(self.place[-4:])} > {self.kind}[{self.role.name}] “{self.name}”"


def told(top: QWidget) -> list[Told]:
    """Everything that is there to be heard, in the order it is heard."""
    inside = QAccessible.queryAccessibleInterface(top)
    return list(_walk(inside, ()))


def heard(top: QWidget, name: str) -> Told:
    """The one thing that is called so."""
    (found,) = [each for each in told(top) if each.name == name]
    return found


def faults(top: QWidget) -> list[str]:
    """What a person who only hears the window could not use."""
    parts = told(top)
    return [*_unnamed(parts), *_roleless(parts), *_alike(parts), *_noise(parts)]


def _unnamed(parts: list[Told]) -> list[str]:
    usable = (each for each in parts if each.focusable or each.role in USED)
    return [f"no name: {each}" for each in usable if not each.name.strip()]


def _roleless(parts: list[Told]) -> list[str]:
    """What only scrolls has no role in Qt, yet a name."""
    known = USED | READ
    return [
        f"no role: {each}"
        for each in parts
        if each.focusable and each.role not in known and not each.scrolls
    ]


def _alike(parts: list[Told]) -> list[str]:
    """Buttons that a list of buttons could not tell apart."""
    buttons = (each.name for each in parts if each.role in PRESSED and each.focusable)
    counted = Counter(name for name in buttons if name not in _SAME)
    return [f"{n} times: {name}" for name, n in counted.items() if n > 1]


def _noise(parts: list[Told]) -> list[str]:
    """Signs and markup are for the eye."""
    signs = [f"sign: {each}" for each in parts if _SIGNS & set(each.name)]
    return signs + [f"markup: {each}" for each in parts if "<qt>" in each.about]


def _walk(one: QAccessibleInterface, place: tuple[str, ...]) -> Iterator[Told]:
    if not one.isValid() or one.state().invisible or _fake(one):
        return
    if len(place) > _DEEPEST:
        raise RecursionError(place)
    here = _told(one, place)
    yield here
    inner = (*place, here.name or here.kind)
    for at in range(min(one.childCount(), _MOST)):
        child = one.child(at)
        if child is not None:
            yield from _walk(child, inner)


def _fake(one: QAccessibleInterface) -> bool:
    """What tests put in the place of a page."""
    return type(one.object()).__module__.startswith("tests.")


def _told(one: QAccessibleInterface, place: tuple[str, ...]) -> Told:
    state, thing = one.state(), one.object()
    return Told(
        role=one.role(),
        name=_name(one),
        place=place,
        focusable=bool(state.focusable),
        disabled=bool(state.disabled),
        checked=bool(state.checked),
        expandable=bool(state.expandable),
        expanded=bool(state.expanded),
        selected=bool(state.selected),
        about=one.text(QAccessible.Text.Description),
        kind=type(thing).__name__,
        stop=isinstance(thing, QWidget) and bool(thing.focusPolicy() & Qt.FocusPolicy.TabFocus),
        scrolls=isinstance(thing, QAbstractScrollArea),
    )


def _name(one: QAccessibleInterface) -> str:
    """On Linux Qt calls a box of choices by what is chosen; its label is told as a relation."""
    if one.role() is not Part.ComboBox:
        return one.text(QAccessible.Text.Name)
    labels = one.relations(QAccessible.RelationFlag.Label)
    return " ".join(label.text(QAccessible.Text.Name) for label, _ in labels)
