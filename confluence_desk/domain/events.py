"""A signal without Qt, so that services can tell news to whoever listens."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Event(Generic[T]):
    """Calls every connected listener, in the order they came, with one value."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []

    def connect(self, listener: Callable[[T], None]) -> Callable[[], None]:
        """Call ``listener`` from now on; the returned function ends that."""
        self._listeners.append(listener)
        return lambda: self.disconnect(listener)

    def disconnect(self, listener: Callable[[T], None]) -> None:
        """Stop calling ``listener``; one that is not connected is no error."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def emit(self, value: T) -> None:
        """Tell everybody; one who leaves meanwhile is still told."""
        for listener in tuple(self._listeners):
            listener(value)
