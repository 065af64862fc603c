"""Faults on demand: which request goes wrong, in which way, how often; seeded."""

import random
import re
from dataclasses import dataclass, field
from enum import StrEnum

_OPTION = re.compile(r",(?=\s*[a-z]+=)")
"""Where an option of a written rule begins; other commas belong to the pattern."""

_RANGES = (("probability", 0, 1), ("seconds", 0, 86_400), ("skip", 0, 1_000_000))


class Kind(StrEnum):
    """The ways in which a request can go wrong."""

    LIMITED = "429"
    LIMITED_SECONDS = "429-seconds"
    LIMITED_DATE = "429-date"
    QUOTA = "429-quota"
    BROKEN = "500"
    BAD_GATEWAY = "502"
    UNAVAILABLE = "503"
    EDGE_FORBIDDEN = "403-edge"
    EDGE_MISSING = "404-edge"
    GONE = "410"
    NOT_PERMITTED = "403"
    LOGIN = "login"
    CUT = "cut"
    EMPTY = "empty"
    RESET = "reset"
    HANG = "hang"
    SLOW = "slow"
    LATENCY = "latency"
    SAME_CURSOR = "same-cursor"
    NEAR_LIMIT = "near-limit"


@dataclass(slots=True)
class Fault:
    """One rule; ``path`` is a regular expression sought in the path, the mount included.

    The first ``skip`` matches pass, then ``count`` (None: all) are hit with ``probability``.
    ``seconds`` is the Retry-After, the delay, or the pause between pieces of a slow body.
    """

    kind: Kind
    path: str = ""
    method: str = ""
    count: int | None = None
    probability: float = 1.0
    skip: int = 0
    seconds: float = 1.0
    hits: int = 0

    def matches(self, method: str, path: str) -> bool:
        """Whether it is about this request at all."""
        spent = self.count is not None and self.hits >= self.count
        named = self.method.upper() in {"", method}
        return not spent and named and re.search(self.path, path) is not None


@dataclass(slots=True)
class Faults:
    """The rules in force; ``down`` is a site that cannot be reached."""

    seed: int = 0
    down: bool = False
    rules: list[Fault] = field(default_factory=list)
    _random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    def add(
        self,
        kind: Kind | str,
        path: str = "",
        *,
        method: str = "",
        count: int | None = None,
        probability: float = 1.0,
        skip: int = 0,
        seconds: float = 1.0,
    ) -> Fault:
        """Put a rule in force; raises ValueError for one that makes no sense."""
        fault = checked(Fault(Kind(kind), path, method, count, probability, skip, seconds))
        self.rules.append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        """Lift one rule."""
        self.rules = [one for one in self.rules if one is not fault]

    def clear(self) -> None:
        """Lift all rules and be reachable."""
        self.rules.clear()
        self.down = False

    def due(self, method: str, path: str) -> list[Fault]:
        """The rules that hit this request."""
        return [one for one in self.rules if one.matches(method, path) and self._hits(one)]

    def _hits(self, fault: Fault) -> bool:
        if fault.skip:
            fault.skip -= 1
            return False
        if fault.probability < 1 and self._random.random() >= fault.probability:
            return False
        fault.hits += 1
        return True


def parse(text: str) -> Fault:
    """A rule as the command line writes it: ``kind[:path][,count=N][,probability=P]…``.

    >>> parse("429-seconds:/wiki/api/v2,count=2").count
    2
    """
    head, *options = _OPTION.split(text)
    kind, _, path = head.partition(":")
    fault = Fault(Kind(kind), path)
    for option in options:
        name, _, value = option.partition("=")
        _set(fault, name.strip(), value)
    return checked(fault)


def checked(fault: Fault) -> Fault:
    """``fault`` itself; raises ValueError when something about it makes no sense."""
    if not isinstance(fault.path, str) or not isinstance(fault.method, str):
        raise ValueError("a path and a method are texts")  # noqa: TRY004 - it may be JSON
    try:
        re.compile(fault.path)
    except re.error as error:
        raise ValueError(f"{fault.path} is no regular expression: {error}") from error
    for name, least, most in _RANGES:
        value = getattr(fault, name)
        if not isinstance(value, int | float) or not least <= value <= most:
            raise ValueError(f"{name} must be a number from {least} to {most}")
    if fault.count is not None and (not isinstance(fault.count, int) or fault.count < 0):
        raise ValueError("count must be a whole number that is not negative")
    return fault


def _set(fault: Fault, name: str, value: str) -> None:
    match name:
        case "count" | "skip":
            setattr(fault, name, int(value))
        case "probability" | "seconds":
            setattr(fault, name, float(value))
        case "method":
            fault.method = value
        case _:
            raise ValueError(f"unknown option of a fault: {name}")
