"""A property that is found out once; unlike functools' it takes no lock each time, as 3.11 does."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class kept(Generic[T]):  # noqa: N801 - it is used as functions are
    """The value stands in the instance from then on, where attributes are looked for first."""

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> "kept[T]": ...

    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: object | None, owner: type) -> "kept[T] | T":
        """Find it out and leave it there."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._find(instance)
        return value
