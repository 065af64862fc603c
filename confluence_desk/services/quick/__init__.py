"""Opens anything by a few of its letters: pages, spaces and people, from an index in memory."""

from confluence_desk.services.quick.quick_open import QuickOpen
from confluence_desk.services.quick.things import PERSON, SPACE, Fitting, Thing

__all__ = ["PERSON", "SPACE", "Fitting", "QuickOpen", "Thing"]
