"""The generated site is the same every time, large where it should be, and small in memory."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from lxml import etree

from confluence_desk.demo.generator import CROWD, SPACE_SIZE, generate
from confluence_desk.demo.records import ContentRecord, bytes_of, text_of
from confluence_desk.demo.state import SiteState

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ROOT = '<r xmlns:ac="ac" xmlns:ri="ri">{}</r>'


def grown(pages: int, seed: int = 3) -> SiteState:
    state = SiteState(clock=lambda: NOW)
    generate(state, pages, seed, NOW)
    return state


def pages_of(state: SiteState) -> list[ContentRecord]:
    return [row for row in state.contents.values() if row.kind == "page"]


def picture(state: SiteState) -> list[tuple[object, ...]]:
    return [
        (row.id, row.title, row.parent_id, len(row.versions), text_of(row.current.body))
        for row in state.contents.values()
    ]


def test_the_number_of_pages_is_the_one_asked_for() -> None:
    assert len(pages_of(grown(700))) == 700


def test_no_pages_are_a_site_without_a_generated_space() -> None:
    state = grown(0)
    assert not state.spaces
    assert state.owner.email == "ana.ruiz@example.com"


@pytest.mark.parametrize("pages", [-1, 100_001])
def test_more_or_fewer_pages_than_possible_are_refused_in_a_sentence(pages: int) -> None:
    with pytest.raises(ValueError, match=r"has 0 to 100000 pages"):
        grown(pages)


def test_the_same_seed_makes_the_same_site_and_another_seed_another() -> None:
    assert picture(grown(150)) == picture(grown(150))
    assert picture(grown(150)) != picture(grown(150, seed=4))


def test_bodies_are_made_only_when_asked_for() -> None:
    assert all(isinstance(row.current.body, Callable) for row in pages_of(grown(50)))  # type: ignore[arg-type]


def test_titles_are_unique_in_their_space() -> None:
    titles = Counter((row.space_id, row.title) for row in pages_of(grown(1500)))
    assert max(titles.values()) == 1


def test_every_version_parses_and_its_links_lead_to_pages() -> None:
    state = grown(120)
    titles = {row.title for row in pages_of(state)}
    for row in pages_of(state):
        for version in row.versions:
            body = text_of(version.body)
            etree.fromstring(ROOT.format(body))
            assert set(re.findall(r'ri:content-title="([^"]+)"', body)) <= titles


def test_versions_are_dated_in_order_and_not_in_the_future() -> None:
    for row in pages_of(grown(300)):
        dates = [version.created_at for version in row.versions]
        assert dates == sorted(dates)
        assert dates[-1] <= NOW


def test_inline_comments_stand_on_words_that_are_there() -> None:
    state = grown(200)
    inline = [one for one in state.comments.values() if one.place == "inline"]
    assert inline
    for one in inline:
        body = text_of(state.contents[one.container_id].current.body)
        assert f'ac:ref="{one.marker_ref}">{one.selection}<' in body


def test_files_have_the_size_they_claim() -> None:
    files = grown(200).attachments.values()
    assert files
    assert all(len(bytes_of(one.versions[0].data)) == one.versions[0].size for one in files)


def test_a_large_space_has_a_page_with_very_many_children_and_more_spaces_beside_it() -> None:
    state = grown(SPACE_SIZE + 10)
    children = Counter(row.parent_id for row in state.contents.values())
    assert children.most_common(1)[0][1] >= CROWD
    assert [one.key for one in state.spaces.values()] == ["GEN", "GEN2"]
    depth = max(len(state.ancestors_of(row)) for row in pages_of(state))
    assert 8 <= depth <= 16
