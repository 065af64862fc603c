"""Lets two views scroll together, each as far as the other one does."""

from PySide6.QtCore import QObject

from confluence_desk.ui.web.view import PageView

_SAME = 2.0
"""Pixels within which a place is the one that was asked for."""


class LinkedScroll(QObject):
    """Whoever is scrolled leads; ``linked`` can be off to bring two places side by side by hand."""

    def __init__(self, one: PageView, other: PageView, parent: QObject) -> None:
        super().__init__(parent)
        self._apart = 0.0
        self._linked = True
        self._one = one
        self._other = other
        self._sent: dict[PageView, float] = {}
        one.scrolled.connect(lambda place: self._lead(one, place))
        other.scrolled.connect(lambda place: self._lead(other, place))

    @property
    def linked(self) -> bool:
        """Whether they scroll together."""
        return self._linked

    def set_linked(self, linked: bool) -> None:  # noqa: FBT001 - a button's signal says it so
        """Scroll together from here on, as far apart as they stand now, or each alone."""
        self._linked = linked
        if linked:
            self._apart = self._other.position - self._one.position

    def level(self) -> None:
        """Other pages came: their beginnings stand side by side again."""
        self._apart = 0.0
        self._sent.clear()

    def _lead(self, leader: PageView, place: float) -> None:
        sent = self._sent.pop(leader, None)
        if not self._linked or (sent is not None and abs(sent - place) <= _SAME):
            return
        follower = self._other if leader is self._one else self._one
        apart = self._apart if leader is self._one else -self._apart
        target = max(place + apart, 0.0)
        if abs(follower.position - target) > _SAME:
            self._sent[follower] = target
            follower.move_to(target)
