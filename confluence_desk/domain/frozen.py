"""Makes dataclasses that cost next to nothing until the first of a kind is made.

``@dataclass`` writes and compiles up to six methods a class, 0.6 ms each time: of the two hundred
that a start loads most are never used in it. ``@frozen`` and ``@described`` compile one, when some
of a kind were made.
"""

import dataclasses
import inspect
from collections.abc import Callable
from operator import attrgetter
from types import MemberDescriptorType
from typing import Any, NoReturn, TypeVar, dataclass_transform

C = TypeVar("C", bound=type)

_NOT_GIVEN: Any = object()
_FEW = 12
"""So many of a kind are made slowly: together that costs less than to compile what makes them."""


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def frozen(cls: C) -> C:
    """Like ``dataclass(frozen=True, slots=True)``; takes what stands in this program's values.

    ``dataclasses.fields``, ``replace``, ``asdict`` and ``is_dataclass`` take it for a dataclass.
    """
    body = dict(cls.__dict__)
    own = list(body.get("__annotations__", ()))
    given = {name: body.pop(name) for name in own if name in body}
    inherited: dict[str, Any] = {}
    for base in cls.__mro__[:0:-1]:
        inherited |= base.__dict__.get("__frozen_fields__", {})
    declared = inherited | {name: _field(given.get(name, dataclasses.MISSING)) for name in own}
    body.pop("__dict__", None)
    body.pop("__weakref__", None)
    body["__slots__"] = tuple(name for name in own if name not in inherited)
    body["__qualname__"] = cls.__qualname__
    body["__frozen_fields__"] = declared
    body["__match_args__"] = tuple(declared)
    body["__dataclass_fields__"] = _OnDemand("__dataclass_fields__")
    body["__dataclass_params__"] = _OnDemand("__dataclass_params__")
    _add_methods(body, declared)
    made: Any = type(cls)(cls.__name__, cls.__bases__, body)
    if "__init__" not in cls.__dict__:
        made.__init__ = _first_init(made, declared)
    return made  # type: ignore[no-any-return] # as dataclasses does


@dataclass_transform(eq_default=False, field_specifiers=(dataclasses.field,))
def described(cls: C) -> C:
    """Like ``dataclass(eq=False)``: for errors, and for what changes.

    ``dataclasses.fields`` and ``is_dataclass`` take it for a dataclass.
    """
    own = list(inspect.get_annotations(cls))
    declared = dict(getattr(cls, "__frozen_fields__", {}))
    for name in own:
        declared[name] = _field(cls.__dict__.get(name, dataclasses.MISSING))
        if isinstance(cls.__dict__.get(name), dataclasses.Field):
            delattr(cls, name)
    had = {
        "__frozen_fields__": declared,
        "__match_args__": tuple(declared),
        "__dataclass_fields__": _OnDemand("__dataclass_fields__"),
        "__dataclass_params__": _OnDemand("__dataclass_params__"),
        "__repr__": _told([name for name, field in declared.items() if field.repr]),
        "__init__": _first_init(cls, declared),
    }
    for name, one in had.items():
        setattr(cls, name, one)
    return cls


def _field(given: Any) -> Any:  # noqa: ANN401 - a default of any kind
    if isinstance(given, dataclasses.Field):
        if not given.init or given.kw_only is True:
            raise TypeError("a value is made of all its fields, by place or by name")
        return given
    if given.__class__.__hash__ is None:
        raise ValueError(f"{type(given)} would be shared by all: use default_factory")
    return dataclasses.field(default=given)


def _add_methods(body: dict[str, Any], declared: dict[str, Any]) -> None:
    compared = _reader([name for name, field in declared.items() if field.compare])

    def __eq__(self: Any, other: Any) -> Any:  # noqa: ANN401, N807 - a method of every class
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compared(self) == compared(other)

    def __hash__(self: Any) -> int:  # noqa: ANN401, N807 - as above
        return hash(compared(self))

    told = [name for name, field in declared.items() if field.repr]
    body.setdefault("__repr__", _told(told))
    body.setdefault("__eq__", __eq__)
    if body.get("__hash__") is None:
        body["__hash__"] = __hash__
    body["__setattr__"], body["__delattr__"] = _refuse_setting, _refuse_deleting
    body["__getstate__"], body["__setstate__"] = _state, _set_state


def _told(names: list[str]) -> Callable[[Any], str]:
    def __repr__(self: Any) -> str:  # noqa: ANN401, N807 - a method of every class
        inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({inside})"

    return __repr__


def _reader(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    if not names:
        return lambda _it: ()
    read = attrgetter(*names)
    return read if len(names) > 1 else lambda it: (read(it),)


def _refuse_setting(_self: Any, name: str, _value: Any) -> NoReturn:  # noqa: ANN401 - as above
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(_self: Any, name: str) -> NoReturn:  # noqa: ANN401 - as above
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:  # noqa: ANN401 - as above
    return [getattr(self, name) for name in self.__frozen_fields__]


def _set_state(self: Any, state: list[Any]) -> None:  # noqa: ANN401 - as above
    for name, one in zip(self.__frozen_fields__, state, strict=True):
        object.__setattr__(self, name, one)


def _first_init(cls: Any, declared: dict[str, Any]) -> Callable[..., None]:  # noqa: ANN401 - a class
    """An ``__init__`` that puts the real one in its place as soon as that is worth compiling."""
    left = _FEW
    setters: list[Callable[[Any, Any], None]] = []

    def __init__(self: Any, *args: Any, **named: Any) -> None:  # noqa: ANN401, N807 - as above
        nonlocal left
        left -= 1
        values = _values(declared, args, named) if left >= 0 else None
        if values is None:
            real = cls.__init__
            if real is __init__:
                real = cls.__init__ = _compiled_init(cls, declared)
            real(self, *args, **named)
            return
        if not setters:  # filled in one step: another thread may be here too
            setters[:] = [_setter(cls, name) for name in declared]
        for put, one in zip(setters, values, strict=True):
            put(self, one)
        if hasattr(cls, "__post_init__"):
            self.__post_init__()

    return __init__


def _values(
    declared: dict[str, Any], args: tuple[Any, ...], named: dict[str, Any]
) -> list[Any] | None:
    """What the fields become; None where the call is wrong, which the real one words."""
    values = list(args)
    taken = 0
    for name, field in list(declared.items())[len(args) :]:
        if name in named:
            values.append(named[name])
            taken += 1
        elif field.default_factory is not dataclasses.MISSING:
            values.append(field.default_factory())
        elif field.default is not dataclasses.MISSING:
            values.append(field.default)
        else:
            return None
    return values if taken == len(named) and len(values) == len(declared) else None


def _compiled_init(cls: Any, declared: dict[str, Any]) -> Callable[..., None]:  # noqa: ANN401 - a class
    known: dict[str, Any] = {"_missing": _NOT_GIVEN}
    arguments, lines = ["_self"], []
    for name, field in declared.items():
        known[f"_set_{name}"] = _setter(cls, name)
        argument, one = name, name
        if field.default_factory is not dataclasses.MISSING:
            known[f"_make_{name}"] = field.default_factory
            argument, one = f"{name}=_missing", f"_make_{name}() if {name} is _missing else {name}"
        elif field.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = field.default
            argument = f"{name}=_default_{name}"
        arguments.append(argument)
        lines.append(f" _set_{name}(_self, {one})")
    if hasattr(cls, "__post_init__"):
        lines.append(" _self.__post_init__()")
    text = f"def __init__({', '.join(arguments)}):\n" + ("\n".join(lines) or " pass")
    exec(text, known)  # noqa: S102 - names of our own classes; dataclasses does the same
    made: Callable[..., None] = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _setter(cls: Any, name: str) -> Callable[[Any, Any], None]:  # noqa: ANN401 - as above
    slot = getattr(cls, name, None)
    if isinstance(slot, MemberDescriptorType):
        return slot.__set__
    return lambda it, one: setattr(it, name, one)


class _OnDemand:
    """What the functions of ``dataclasses`` look for, taken from a dataclass of the same fields."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, _it: object, cls: Any) -> Any:  # noqa: ANN401 - a class, and what it has
        fields = self._name == "__dataclass_fields__"
        setattr(cls, self._name, _fields(cls) if fields else _params())
        return getattr(cls, self._name)


def _fields(cls: Any) -> Any:  # noqa: ANN401 - as above
    notes: dict[str, Any] = {}
    for base in reversed(cls.__mro__):
        if "__frozen_fields__" in base.__dict__:
            notes |= inspect.get_annotations(base)
    body = {
        "__annotations__": notes,
        "__doc__": cls.__name__,  # else dataclasses looks up every argument to write one
        "__module__": cls.__module__,
        **_given(cls.__frozen_fields__),
    }
    without_methods = dataclasses.dataclass(init=False, repr=False, eq=False)
    twin: Any = without_methods(type(cls.__name__, (), body))
    return twin.__dataclass_fields__


def _params() -> Any:  # noqa: ANN401 - a private class of dataclasses
    twin: Any = dataclasses.dataclass(frozen=True)(type("Twin", (), {"__doc__": "Twin"}))
    return twin.__dataclass_params__


def _given(declared: dict[str, Any]) -> dict[str, Any]:
    return {name: _copied(field) for name, field in declared.items()}


def _copied(field: Any) -> Any:  # noqa: ANN401 - a dataclasses.Field
    """A field of its own: dataclasses writes the name and the type into it."""
    return dataclasses.field(
        default=field.default,
        default_factory=field.default_factory,
        repr=field.repr,
        compare=field.compare,
    )
