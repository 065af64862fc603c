"""Makes the enumerations of Qt sooner, which spares a start some 50 ms of the processor.

PySide6 has the standard library make three hundred of them, four thousand members, one by one by
way of a descriptor and a dictionary that both look for mistakes of who wrote a class. Here the
members come from a list that was checked before, and only once somebody asks an enumeration for
anything: most are never asked. They turn out the same, which a test holds against each. Only a
member that is named without its enumeration (``Qt.AlignLeft``) is not found until then.
"""

import sys
from collections.abc import Callable, Sequence
from enum import Enum, EnumType, Flag
from threading import RLock
from typing import Any

_KNOWN = (3, 11)
"""The Python whose enumerations are put together like this; any other makes its own."""

_put = type.__setattr__
_new: Callable[..., Any] = type.__new__
_take: Callable[[Any, str], Any] = type.__getattribute__
Pairs = Sequence[tuple[str, int]]
_due: "dict[Any, Pairs]" = {}
_filling = RLock()
_OF_ALL = frozenset({"__module__", "__qualname__", "__name__", "__dict__", "__doc__", "__class__"})
"""What whoever makes or shows a class asks of it: its members have nothing to do with these."""
_NEW: dict[str, Callable[[], Any]] = {
    "_member_names_": list,
    "_member_map_": dict,
    "_value2member_map_": dict,
    "_unhashable_values_": list,
}
"""What each enumeration has for itself."""


class _Due(EnumType):
    """What an enumeration is of until its members are made."""

    def __getattribute__(cls, name: str) -> Any:  # noqa: ANN401 - whatever it has
        if name not in _OF_ALL:
            _fill_due(cls)
        return _take(cls, name)


def _fill_due(made: Any) -> None:  # noqa: ANN401 - a class without members
    with _filling:
        pairs = _due.pop(made, None)
        if pairs is not None:
            (_fill_flags if issubclass(made, Flag) else _fill)(made, pairs)
            _put(made, "__class__", EnumType)


def make_enums_quickly() -> None:
    """Have ``Enum(name, [(member, number), ...])`` cost little; doing it again is no harm."""
    slow = vars(EnumType)["_create_"]
    if sys.version_info[:2] == _KNOWN and not hasattr(slow, "__wrapped__"):
        _put(EnumType, "_create_", _quick(slow))


def _quick(slow: Callable[..., Any]) -> Callable[..., Any]:
    taken: dict[Any, frozenset[str]] = {}
    empty: dict[Any, dict[str, Any]] = {}

    def create(
        cls: Any,  # noqa: ANN401 - a class
        name: str,
        names: Any,  # noqa: ANN401 - whatever ``Enum`` takes
        *,
        module: str | None = None,
        type: Any = None,  # noqa: A002, ANN401 - as the one it stands for
        **more: Any,  # noqa: ANN401 - as above
    ) -> Any:  # noqa: ANN401 - a class
        if module is None:
            module = sys._getframe(2).f_globals.get("__name__")  # noqa: SLF001 - as it does
        if cls not in taken:
            taken[cls] = frozenset(known for base in cls.__mro__ for known in vars(base))
        fits = type is None and more.get("qualname") is None
        if not fits or not _plain(names, taken[cls]):
            return slow(cls, name, names, module=module, type=type, **more)
        kind = (cls, more.get("boundary"))
        if kind not in empty:
            like = vars(slow(cls, "Empty", [], module=module, **more))
            empty[kind] = {called: one for called, one in like.items() if called != "__new__"}
        own = {called: make() for called, make in _NEW.items()}
        made = _new(_Due, name, (cls,), {**empty[kind], **own, "__module__": module})
        _put(made, "__new__", Enum.__new__)  # among the others it would become a staticmethod
        _due[made] = names
        return made

    create.__wrapped__ = slow  # type: ignore[attr-defined] # as functools.wraps does
    return create


def _plain(names: Any, taken: frozenset[str]) -> bool:  # noqa: ANN401 - whatever ``Enum`` takes
    """Whether these are numbers under names of which none means anything to the base."""
    return (
        names.__class__ is list
        and all(
            pair.__class__ is tuple
            and pair[1].__class__ is int
            and pair[0] not in taken
            and pair[0][0] != "_"
            for pair in names
        )
        and len({pair[0] for pair in names}) == len(names)
    )


def _fill(made: Any, pairs: Pairs) -> None:  # noqa: ANN401 - a class without members
    order, by_name, by_value = _lists(made)
    for name, value in pairs:
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = _member(made, name, value, len(order))
            order.append(name)
        by_name[name] = member
        _put(made, name, member)


def _fill_flags(made: Any, pairs: Pairs) -> None:  # noqa: ANN401 - as above
    """Of flags only single bits are listed; others are names for several of them."""
    order, by_name, by_value = _lists(made)
    mask = single = 0
    for name, value in pairs:
        mask |= value
        alone = value > 0 and not value & (value - 1)
        single |= value if alone else 0
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = _member(made, name, value, len(order))
            if alone:
                order.append(name)
        by_name[name] = member
        _put(made, name, member)
    _put(made, "_flag_mask_", mask)
    _put(made, "_singles_mask_", single)
    _put(made, "_all_bits_", 2 ** mask.bit_length() - 1)
    values = [by_name[name]._value_ for name in order]
    if values != sorted(values):
        _put(made, "_iter_member_", _take(made, "_iter_member_by_def_"))


def _lists(made: Any) -> tuple[list[str], dict[str, Any], dict[int, Any]]:  # noqa: ANN401 - as above
    own = vars(made)
    return own["_member_names_"], own["_member_map_"], own["_value2member_map_"]


def _member(made: Any, name: str, value: int, place: int) -> Any:  # noqa: ANN401 - as above
    new = _take(made, "_new_member_")
    member = new(made, value) if _take(made, "_use_args_") else new(made)
    member._value_ = value
    member._name_ = name
    member.__objclass__ = made
    member._sort_order_ = place
    return member
