"""No two fields write under one name, and all of them read what was there."""

from confluence_desk.services.drafts import Drafts
from tests.ui.fakes.drawer import Drawer


def test_a_field_that_comes_back_writes_where_it_wrote() -> None:
    drafts = Drafts(Drawer())  # type: ignore[arg-type]
    name = drafts.take()
    drafts.keep(name, "half a sentence")
    drafts.leave(name)
    assert drafts.take(name) == name
    assert drafts.words(name) == "half a sentence"


def test_a_second_field_of_that_name_gets_another() -> None:
    drafts = Drafts(Drawer())  # type: ignore[arg-type]
    first, second, third = drafts.take("one"), drafts.take("one"), drafts.take()
    assert first == "one"
    assert len({first, second, third}) == 3
    assert all((first, second, third))


def test_what_nobody_can_bring_back_is_forgotten() -> None:
    drawer = Drawer()
    drafts = Drafts(drawer)  # type: ignore[arg-type]
    closed, lost, typed = (drafts.take() for _ in range(3))
    for name in (closed, lost, typed, "reminder:14"):
        drafts.keep(name, "half a sentence")
    for name in (closed, lost, "reminder:14"):
        drafts.leave(name)
    drafts.forget_others({closed})
    assert set(drawer.drafts) == {closed, typed, "reminder:14"}
    drafts.leave(typed)
    drafts.forget_others({closed})
    assert set(drawer.drafts) == {closed, "reminder:14"}
