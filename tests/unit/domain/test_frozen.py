"""A value is a frozen dataclass to everybody who looks at it."""

import copy
import dataclasses
import inspect
import pickle
from dataclasses import field
from typing import Any, Generic, TypeVar

import msgspec
import pytest

from confluence_desk.domain.frozen import described, frozen

T = TypeVar("T")


@frozen
class Place:
    """Somewhere."""

    x: int
    name: str = "here"
    notes: list[str] = field(default_factory=list, compare=False)
    secret: str = field(default="", repr=False)


@frozen
class Named(Place):
    long: str = "longer"


@frozen
class Holding(Generic[T]):
    one: T

    @property
    def twice(self) -> tuple[T, T]:
        return (self.one, self.one)


@frozen
class Nothing:
    pass


@frozen
class Rising:
    """Its own equality, and a look at what it was given."""

    height: int

    def __post_init__(self) -> None:
        if self.height < 0:
            raise ValueError("below the ground")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rising)

    def __hash__(self) -> int:
        return 7


@dataclasses.dataclass(frozen=True, slots=True)
class Usual:
    x: int
    name: str = "here"


def test_is_made_by_place_and_by_name() -> None:
    made = Place(1, secret="s")
    assert (made.x, made.name, made.notes, made.secret) == (1, "here", [], "s")
    assert Place(x=2, name="there").name == "there"
    assert Named(1, "n", ["a"], "s", "l").long == "l"


def test_lists_of_two_are_two() -> None:
    assert Place(1).notes is not Place(1).notes


@pytest.mark.parametrize("given", [((), {}), ((1, "a", [], "", 5), {}), ((1,), {"y": 2})])
def test_what_does_not_fit_is_a_type_error(given: tuple[tuple[Any, ...], dict[str, Any]]) -> None:
    with pytest.raises(TypeError):
        Place(*given[0], **given[1])


def test_is_told_apart_by_what_is_compared() -> None:
    assert Place(1, notes=["a"]) == Place(1, notes=["b"])
    assert hash(Place(1, notes=["a"])) == hash(Place(1, notes=["b"]))
    assert Place(1) != Place(2)
    assert Place(1) != Named(1)
    assert Nothing() == Nothing()
    assert {Holding(3), Holding(3)} == {Holding(3)}
    assert Holding(Place(1)).twice == (Place(1), Place(1))


def test_says_what_a_dataclass_says() -> None:
    assert repr(Place(1, secret="hidden")) == "Place(x=1, name='here', notes=[])"
    assert repr(Usual(1)).replace("Usual", "Place") in repr(Place(1)).replace(", notes=[]", "")
    assert hash(Usual(1)) == hash((1, "here"))


def test_cannot_be_changed() -> None:
    made: Any = Place(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.x = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.other = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del made.x
    assert not hasattr(made, "__dict__")


def test_own_methods_stand() -> None:
    assert Rising(1) == Rising(2)
    assert hash(Rising(1)) == 7
    with pytest.raises(ValueError, match="ground"):
        Rising(-1)


def test_can_be_matched_by_place() -> None:
    match Place(4, "there"):
        case Place(x, name):
            assert (x, name) == (4, "there")
        case _:
            pytest.fail("no match")


def test_the_functions_of_dataclasses_take_it() -> None:
    made = Named(1, "n", ["a"])
    assert dataclasses.is_dataclass(Place)
    names = [one.name for one in dataclasses.fields(Named)]
    assert names == ["x", "name", "notes", "secret", "long"]
    assert dataclasses.replace(made, long="m") == Named(1, "n", ["a"], long="m")
    assert dataclasses.asdict(Holding(made))["one"]["notes"] == ["a"]


def test_a_usual_dataclass_may_build_on_one() -> None:
    @dataclasses.dataclass(frozen=True, slots=True)
    class Below(Place):
        depth: int = 3

    assert Below(1, depth=4) == Below(1, depth=4)
    assert Below(1).name == "here"


def _through_a_file(it: Any) -> Any:
    return pickle.loads(pickle.dumps(it))  # noqa: S301 - our own


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, _through_a_file])
def test_can_be_copied(copied: Any) -> None:
    assert copied(Named(1, "n", long="m")) == Named(1, "n", long="m")


def test_is_read_from_and_written_to_json() -> None:
    text = msgspec.json.encode(Holding(Named(1)))
    assert msgspec.json.decode(text)["one"]["long"] == "longer"
    assert msgspec.json.decode(b'{"x": 1}', type=Named) == Named(1)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"x": "one"}', type=Named)


def test_a_default_that_all_would_share_is_refused() -> None:
    with pytest.raises(ValueError, match="shared"):

        @frozen
        class _Shared:
            things: list[int] = []  # noqa: RUF012 - what is refused


def test_a_field_that_is_not_given_is_refused() -> None:
    with pytest.raises(TypeError):

        @frozen
        class _Later:
            thing: int = field(init=False)


def test_nothing_is_written_about_a_value_that_dataclasses_looks_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    @frozen
    class _Fresh:
        x: int = 0

    def refused(*_: object) -> None:
        raise AssertionError("slow")

    monkeypatch.setattr(inspect, "signature", refused)
    assert [one.name for one in dataclasses.fields(_Fresh)] == ["x"]


def _errors(kind: Any) -> tuple[Any, Any, Any]:
    class Trouble(Exception):
        """An error."""

    @kind
    class Silent(Trouble):
        host: str
        detail: str = ""

    @kind
    class Doubted(Silent):
        reasons: tuple[str, ...] = ()
        seen: list[str] = dataclasses.field(default_factory=list)

    @kind
    class Nobody(Silent):
        host: str = ""

    return Silent, Doubted, Nobody


def _said(error: Any) -> list[Any]:
    fields = [(each.name, each.type, each.default) for each in dataclasses.fields(error)]
    return [repr(error).replace("_errors.<locals>.", ""), str(error), error.args, fields]


@pytest.mark.parametrize("turn", [1, -1])  # whichever is made first
def test_an_error_is_what_a_dataclass_makes_of_it(turn: int) -> None:
    usual, ours = _errors(dataclasses.dataclass(eq=False)), _errors(described)
    given: list[Any] = [(("here",), {}), (("here", "no"), {"reasons": ("old",)}), ((), {})]
    for (args, named), plain, late in list(zip(given, usual, ours, strict=True))[::turn]:
        assert _said(late(*args, **named)) == _said(plain(*args, **named))
        assert late.__match_args__ == plain.__match_args__
        assert dataclasses.is_dataclass(late)
    silent, doubted, _nobody = ours
    assert issubclass(doubted, silent)
    assert doubted("a").seen is not doubted("a").seen
    assert doubted("a") != doubted("a")
    error = dataclasses.replace(doubted("a"), reasons=("new",))
    error.detail = "changed"
    assert (error.host, error.detail, error.reasons) == ("a", "changed", ("new",))
    with pytest.raises(TypeError):
        silent()
    with pytest.raises(TypeError):
        silent("a", "b", "c")


@pytest.mark.parametrize("before", [0, 1, 50])
@pytest.mark.parametrize("kind", [frozen, described, dataclasses.dataclass(eq=False)])
def test_the_fiftieth_is_made_as_the_first(kind: Any, before: int) -> None:
    @kind
    class Fresh:
        x: int
        name: str = "here"
        notes: list[str] = field(default_factory=list)

        def __post_init__(self) -> None:
            made.append(self.x)

    made: list[int] = []
    fresh: Any = Fresh
    for n in range(before):
        assert fresh(n).notes == []
    one, other = fresh(50, notes=["a"]), fresh(x=51, name="there")
    assert [(each.x, each.name, each.notes) for each in (one, other)] == [
        (50, "here", ["a"]),
        (51, "there", []),
    ]
    assert made == [*range(before), 50, 51]
    wrong: list[Any] = [((), {}), ((1, "a", [], 2), {}), ((1,), {"x": 1}), ((1,), {"z": 1})]
    for args, named in wrong:
        with pytest.raises(TypeError):
            fresh(*args, **named)
    assert made == [*range(before), 50, 51]
