"""A space kept as JSON comes into the demo site whole, and a bad file says what is wrong."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.demo.corpus import load
from confluence_desk.demo.records import bytes_of, text_of
from confluence_desk.demo.state import SiteState

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "spaces"
SPACES = sorted(one for one in CORPUS.glob("*.json") if one.name != "index.json")

Write = Callable[[dict[str, Any]], Path]


def version(number: int, storage: str, **more: Any) -> dict[str, Any]:
    return {
        "number": number,
        "createdAt": f"2026-01-0{number}T10:00:00.000Z",
        "storage": storage,
    } | more


def page(number: str, title: str | None, **more: Any) -> dict[str, Any]:
    start: dict[str, Any] = {"id": number, "type": "page", "title": title, "parentId": None}
    return start | {"status": "current", "versions": [version(1, "<p>x</p>")]} | more


def space(*pages: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "space": {"id": "5", "key": "K", "name": "Kitchen", "homepageId": "10"},
        "pages": pages,
    } | more


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(data: dict[str, Any]) -> Path:
        path = tmp_path / "one.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        return path

    return written


def loaded(path: Path) -> SiteState:
    state = SiteState(clock=lambda: NOW)
    load(state, path, NOW)
    return state


def test_pages_hang_where_they_hung_and_orphans_at_the_root(write: Write) -> None:
    pages = (
        page("10", "Home"),
        page("11", "Sauces", parentId="10"),
        page("12", "Lost", parentId="10"),
    )
    state = loaded(write(space(*pages, orphanPages=["12"])))
    assert [state.contents[one].title for one in state.child_ids(10)] == ["Sauces"]
    assert state.contents[12].parent_id is None
    assert state.spaces[5].homepage_id == 10


def test_versions_keep_their_order_texts_and_authors(write: Write) -> None:
    versions = [
        version(3, "<p>a</p>", authorId="w1", title="Old"),
        version(7, "<p>b</p>", message="more"),
    ]
    state = loaded(write(space(page("10", "New", versions=versions))))
    found = state.contents[10].versions
    assert [(text_of(one.body), one.title, one.message) for one in found] == [
        ("<p>a</p>", "Old", ""),
        ("<p>b</p>", "New", "more"),
    ]
    assert found[0].author_id in state.users


def test_a_page_without_text_title_or_dates_is_still_a_page(write: Write) -> None:
    state = loaded(write(space(page("10", None, versions=[]))))
    assert (state.contents[10].title, state.contents[10].created_at) == ("Untitled", NOW)


def test_old_wiki_markup_is_shown_as_written(write: Write) -> None:
    old = version(1, "h1. A < B", format="wiki")
    state = loaded(write(space(page("10", "P", versions=[old]))))
    assert text_of(state.contents[10].current.body) == "<pre>h1. A &lt; B</pre>"


def test_drafts_belong_to_the_signed_in_person_and_deleted_ones_are_trashed(write: Write) -> None:
    drafts = [page("20", "Idea", status="draft"), page("21", "Gone", status="deleted")]
    state = loaded(write(space(page("10", "P"), drafts=drafts)))
    assert state.contents[20].author_id == state.owner_id
    assert [state.contents[one].status for one in (20, 21)] == ["draft", "trashed"]


def test_comments_come_with_replies_markers_and_resolution(write: Write) -> None:
    comments = [
        {
            "id": "31",
            "parentId": "30",
            "location": "footer",
            "versions": [version(1, "<p>yes</p>")],
        },
        {
            "id": "30",
            "parentId": None,
            "location": "footer",
            "versions": [version(1, "<p>so?</p>")],
        },
        {
            "id": "32",
            "location": "inline",
            "resolved": True,
            "inlineMarkerRef": "m",
            "inlineOriginalSelection": "s",
        },
    ]
    state = loaded(write(space(page("10", "P", comments=comments))))
    assert list(state.reply_ids_of(30)) == [31]
    inline = state.comments[32]
    assert (inline.place, inline.marker_ref, inline.selection, inline.resolution) == (
        "inline",
        "m",
        "s",
        "resolved",
    )


def test_files_come_with_their_bytes_or_not_at_all(write: Write, tmp_path: Path) -> None:
    file: dict[str, Any] = {"id": "40", "fileName": "a.txt", "mediaType": None, "versions": []}
    lost = {"id": "41", "fileName": "b.txt", "path": "attachments/10/41/1"}
    (tmp_path / "one" / "attachments").mkdir(parents=True)
    (tmp_path / "one" / "attachments" / "a").write_bytes(b"salt")
    files = [file | {"path": "attachments/a"}, lost]
    state = loaded(write(space(page("10", "P", attachments=files))))
    assert [bytes_of(one.versions[0].data) for one in state.attachments.values()] == [b"salt"]


def test_a_hostile_path_out_of_the_folder_is_no_file(write: Write, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    files = [{"id": "40", "fileName": "a.txt", "path": "../secret"}]
    assert not loaded(write(space(page("10", "P", attachments=files)))).attachments


def test_a_taken_number_is_given_anew_and_a_taken_key_counted_up(write: Write) -> None:
    path = write(space(page("10", "P"), page("11", "Q", parentId="10")))
    state = loaded(path)
    load(state, path, NOW)
    assert sorted(one.key for one in state.spaces.values()) == ["K", "K2"]
    second = next(one for one in state.spaces.values() if one.key == "K2")
    (root,) = state.root_ids(second.id)
    assert len(state.child_ids(root)) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is not JSON"),
        ("[]", "holds no space"),
        ('{"space": {}}', "holds no pages"),
        ('{"space": {}, "pages": [{}]}', "does not hold a space as it should"),
        ('{"space": {}, "pages": [{"id": 1, "createdAt": "soon"}]}', "does not hold a space"),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        loaded(path)


def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"cannot be read"):
        loaded(tmp_path / "none.json")


@pytest.mark.skipif(not SPACES, reason="the corpus is not beside this checkout (../shared/corpus)")
def test_every_space_of_the_corpus_loads_with_all_its_pages() -> None:
    for path in SPACES:
        data = json.loads(path.read_text(encoding="utf-8"))
        state = loaded(path)
        assert len(state.contents) == len(data["pages"]) + len(data["drafts"]), path.name
        wanted = {str(one["title"]) for one in data["pages"]}
        assert wanted <= {row.title for row in state.contents.values()}, path.name
        assert all(
            version.size == len(bytes_of(version.data))
            for one in state.attachments.values()
            for version in one.versions
        )
