"""Our own words: the spaces, pages and people that the demo site shows."""

from dataclasses import replace
from datetime import datetime

from confluence_desk.demo.content import design, special
from confluence_desk.demo.content.people import OWNER, account, settle
from confluence_desk.demo.content.plant import Plant
from confluence_desk.demo.content.shelf import Leaf, leaves
from confluence_desk.demo.content.talk import talk
from confluence_desk.demo.records import SpaceRecord
from confluence_desk.demo.state import SiteState

PERSONAL = "~" + account(OWNER).replace(":", "").replace("-", "")
"""The key of the signed-in person's own space."""


def fill(state: SiteState, now: datetime) -> None:
    """Let the demo's content exist, dated before ``now``; the same for the same ``now``."""
    settle(state)
    plant = Plant(state, now)
    _writers_and_engineers(plant)
    operations = plant.space("OPS", "Operations", "emre", 712, "How we keep the shop open")
    plant.grow(operations, leaves("ops"))
    own = plant.space(PERSONAL, "Ana Ruiz", "ana", 500)
    plant.grow(own, leaves("ana"))
    _closed(plant)
    talk(plant)
    _habits(state, plant, own)


def _writers_and_engineers(plant: Plant) -> None:
    docs = plant.space("DOCS", "Product writing", "farah", 760, "Words are part of the product")
    plant.grow(docs, [_titled(leaf) for leaf in leaves("docs")])
    engineering = plant.space("ENG", "Engineering", "emre", 800, "Decisions and designs")
    plant.grow(engineering, [*leaves("eng"), design.page()])


def _closed(plant: Plant) -> None:
    """A space of yesterday, and one that the signed-in person does not see."""
    old = plant.space("SHOP23", "Shop relaunch 2023", "former", 1200, "Finished")
    plant.grow(old, leaves("old"))
    old.status = "archived"
    people = plant.space("PEOPLE", "People team", "petra", 300, "For the people team only")
    people.readers = {account("petra")}


def _titled(leaf: Leaf) -> Leaf:
    return replace(leaf, title=special.long_title()) if leaf.title == "LONG-TITLE" else leaf


def _habits(state: SiteState, plant: Plant, own: SpaceRecord) -> None:
    """What Ana stars, watches and has looked at."""
    ana = state.users[account(OWNER)]
    ana.personal_space_id = own.id
    ana.favourite_spaces = {plant.named("OPS", "Operations").space_id, own.id}
    ana.favourites = set(_ids(plant, "Redis failover", "On-call handbook"))
    ana.watches = set(_ids(plant, "Redis failover", "Deploy and roll back", "Noise budget"))
    ana.viewed = _ids(plant, "Operations", "Redis failover", "Kafka consumer lag", "Disk full")


def _ids(plant: Plant, *titles: str) -> list[int]:
    return [plant.named("OPS", title).id for title in titles]
