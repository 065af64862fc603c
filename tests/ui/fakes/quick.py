"""Quick open over a handful of things that a test names."""

from dataclasses import dataclass, field

from confluence_desk.domain.matching import match
from confluence_desk.services.quick import Fitting, Thing


@dataclass
class FakeQuick:
    things: list[Thing] = field(default_factory=list)
    known: tuple[Fitting, ...] = ()
    ready: bool = True
    caught_up: int = 0
    asked: list[str] = field(default_factory=list)

    async def note_known(self) -> None:
        """Everything is known."""

    async def catch_up(self) -> bool:
        early, self.ready = not self.ready, True
        self.caught_up += 1
        return early

    async def find(self, sought: str) -> list[Fitting]:
        self.asked.append(sought)
        fitting = [(thing, match(sought, thing.title, thing.hint)) for thing in self.things]
        found = [Fitting(thing, fits) for thing, fits in fitting if fits is not None]
        return sorted(found, key=lambda one: one.fits.cost)
