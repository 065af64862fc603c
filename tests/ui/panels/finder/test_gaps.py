"""Why the library cannot answer all of a query is said in words, each reason once."""

from confluence_desk.services.search import Looked
from confluence_desk.store.query.asking import Reason, Unanswered
from confluence_desk.ui.panels.finder.gaps import gaps

CQL = "watcher = u2 and type = page"


def test_every_reason_has_words() -> None:
    for reason in Reason:
        told = gaps(Looked((), (Unanswered(0, 12, reason, "watcher", "u2"),)), CQL)
        assert told.endswith(".")
        assert "{" not in told


def test_what_was_left_out_is_said_once() -> None:
    twice = (Unanswered(0, 12, Reason.TOO_MANY), Unanswered(17, 28, Reason.TOO_MANY))
    told = gaps(Looked((), twice), CQL)
    assert told == "Parts of this stand in so many texts that only some of them were read."
