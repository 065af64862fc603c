from collections.abc import Callable
from typing import Any

import pytest

from confluence_desk.demo.records import Restriction, text_of
from confluence_desk.demo.state import SiteState

V2 = "/wiki/api/v2"


def body(value: str) -> dict[str, str]:
    return {"representation": "storage", "value": value}


def update(page_id: int, number: int, value: str = "<p>new</p>", **more: Any) -> dict[str, Any]:
    content = {"id": str(page_id), "status": "current", "title": "P", "body": body(value)}
    return {**content, "version": {"number": number, "message": "why"}, **more}


def title(answer: Any) -> str:
    found: str = answer.json()["errors"][0]["title"]
    return found


@pytest.fixture
def ada(enter: Callable[..., Any]) -> Any:
    return enter("ada")


def test_a_page_is_created_with_200_under_the_homepage(state: SiteState, ada: Any) -> None:
    home = state.create("page", 1, "Home")
    state.spaces[1].homepage_id = home.id
    answer = ada.post(f"{V2}/pages", json={"spaceId": "1", "title": "P", "body": body("<p>x</p>")})
    assert answer.status_code == 200
    assert answer.json()["parentId"] == str(home.id)
    assert int(answer.json()["id"]) in state.users["ada"].watches
    root = ada.post(f"{V2}/pages?root-level=true", json={"spaceId": "1", "title": "Q"})
    assert root.json()["parentId"] is None
    nested = {"storage": body("<p>y</p>")}
    private = ada.post(
        f"{V2}/pages?private=true", json={"spaceId": 1, "title": "R", "body": nested}
    )
    assert not state.may_read("bo", state.contents[int(private.json()["id"])])


def test_a_taken_title_is_a_400_with_its_sentence(state: SiteState, ada: Any) -> None:
    page = state.create("page", 1, "Taken")
    state.archive(page.id)
    answer = ada.post(f"{V2}/pages", json={"spaceId": "1", "title": "TAKEN"})
    assert answer.status_code == 400
    assert title(answer) == (
        "A page with this title already exists: "
        "A page already exists with the same TITLE in this space"
    )


@pytest.mark.parametrize("number", [1, 3, 7])
def test_only_the_next_version_is_taken(state: SiteState, ada: Any, number: int) -> None:
    page = state.create("page", 1, "P", "<p>1</p>")
    answer = ada.put(f"{V2}/pages/{page.id}", json=update(page.id, number))
    assert answer.status_code == 409
    assert title(answer) == "Version must be incremented on update. Current version is: 1"
    assert answer.json()["errors"][0]["code"] == "CONFLICT"
    assert ada.put(f"{V2}/pages/{page.id}", json=update(page.id, 2)).status_code == 200


@pytest.mark.parametrize("missing", ["id", "status", "title", "body", "version"])
def test_an_update_needs_all_its_fields(state: SiteState, ada: Any, missing: str) -> None:
    page = state.create("page", 1, "P")
    content = update(page.id, 2)
    del content[missing]
    assert ada.put(f"{V2}/pages/{page.id}", json=content).status_code == 400
    assert len(page.versions) == 1


def test_an_empty_body_empties_the_page(state: SiteState, ada: Any) -> None:
    page = state.create("page", 1, "P", "<p>1</p>")
    assert ada.put(f"{V2}/pages/{page.id}", json=update(page.id, 2, "")).status_code == 200
    assert text_of(page.current.body) == ""


def test_broken_markup_is_refused_and_good_markup_normalised(state: SiteState, ada: Any) -> None:
    page = state.create("page", 1, "P")
    for broken in ("<p>", "<p></div>", "&nosuch;", "a & b"):
        answer = ada.put(f"{V2}/pages/{page.id}", json=update(page.id, 2, broken))
        assert answer.status_code == 400
        assert title(answer).startswith("Error parsing xhtml: ")
    good = '<p>a&nbsp;b</p><ac:structured-macro ac:name="toc" />'
    answer = ada.put(f"{V2}/pages/{page.id}", json=update(page.id, 2, good))
    stored = answer.json()["body"]["storage"]["value"]
    assert 'ac:macro-id="' in stored
    assert 'ac:schema-version="1"' in stored
    assert "&nbsp;" in stored


def test_a_body_over_five_megabytes_is_a_413(state: SiteState, ada: Any) -> None:
    page = state.create("page", 1, "P")
    answer = ada.put(f"{V2}/pages/{page.id}", json=update(page.id, 2, "x" * (5 * 1024 * 1024 + 1)))
    assert answer.status_code == 413


def test_a_page_moves_by_its_parent_id_and_not_under_itself(state: SiteState, ada: Any) -> None:
    page = state.create("page", 1, "P")
    folder = state.create_folder(1, "F")
    low = state.create("page", 1, "low", parent_id=page.id)
    self_parent = ada.put(f"{V2}/pages/{page.id}", json=update(page.id, 2, parentId=str(page.id)))
    assert title(self_parent) == "Can not set page as its own parent"
    cycle = ada.put(f"{V2}/pages/{page.id}", json=update(page.id, 2, parentId=str(low.id)))
    assert cycle.status_code == 400
    assert len(page.versions) == 1
    moved = ada.put(f"{V2}/pages/{page.id}", json=update(page.id, 2, parentId=str(folder.id)))
    assert (moved.json()["parentId"], moved.json()["parentType"]) == (str(folder.id), "folder")


def test_renaming_keeps_the_text(state: SiteState, ada: Any) -> None:
    page = state.create("page", 1, "P", "<p>1</p>")
    answer = ada.put(f"{V2}/pages/{page.id}/title", json={"status": "current", "title": "Q"})
    assert (answer.status_code, page.title, text_of(page.current.body)) == (200, "Q", "<p>1</p>")


def test_trash_purge_and_restore(state: SiteState, ada: Any) -> None:
    state.users["ada"].admin = True
    page = state.create("page", 1, "P", "<p>1</p>")
    url = f"{V2}/pages/{page.id}"
    early = ada.delete(f"{url}?purge=true")
    assert title(early) == "Trashable Content must be trashed before it can be purged"
    assert ada.delete(url).status_code == 204
    assert ada.delete(url).status_code == 404
    restored = ada.put(url, json=update(page.id, 2, title="ignored"))
    assert (restored.json()["status"], restored.json()["title"]) == ("current", "P")
    assert text_of(page.current.body) == "<p>1</p>"
    ada.delete(url)
    assert ada.delete(f"{url}?purge=true").status_code == 204
    assert ada.delete(f"{url}?purge=true").status_code == 404
    assert ada.get(url).status_code == 404


def test_who_may_only_read_gets_403_for_writing(
    state: SiteState, enter: Callable[..., Any]
) -> None:
    page = state.create("page", 1, "P")
    state.restrict(page.id, update=Restriction({"ada"}))
    bo = enter("bo")
    assert bo.put(f"{V2}/pages/{page.id}", json=update(page.id, 2)).status_code == 403
    assert bo.delete(f"{V2}/pages/{page.id}").status_code == 403
    state.archive_space(1)
    assert bo.post(f"{V2}/pages", json={"spaceId": "1", "title": "N"}).status_code == 403


def test_a_draft_is_saved_read_and_published(ada: Any) -> None:
    made = ada.post(f"{V2}/pages", json={"spaceId": "1", "status": "draft", "title": "P"}).json()
    url = f"{V2}/pages/{made['id']}"
    draft = update(int(made["id"]), 1, status="draft")
    assert ada.put(url, json=draft).json()["body"]["storage"]["value"] == "<p>new</p>"
    published = ada.put(url, json=update(int(made["id"]), 1)).json()
    assert (published["status"], published["version"]["number"]) == ("current", 1)


def test_comments_are_created_with_201_and_a_location(state: SiteState, ada: Any) -> None:
    page = state.create("page", 1, "P")
    new = {"pageId": str(page.id), "body": body("<p>1</p>")}
    made = ada.post(f"{V2}/footer-comments", json=new)
    number = made.json()["id"]
    assert made.status_code == 201
    assert made.headers["location"] == f"{V2}/footer-comments/{number}"
    assert "resolutionStatus" not in made.json()
    reply = {"parentCommentId": number, "body": body("<p>2</p>")}
    assert ada.post(f"{V2}/footer-comments", json=reply).json()["parentCommentId"] == number
    stale = {"version": {"number": 3}, "body": body("<p>x</p>")}
    assert ada.put(f"{V2}/footer-comments/{number}", json=stale).status_code == 409
    assert ada.delete(f"{V2}/footer-comments/{number}").status_code == 204
    assert state.comments == {}
    assert ada.post(f"{V2}/footer-comments", json={"body": body("x")}).status_code == 400


def test_an_inline_comment_must_match_the_text_and_marks_it(state: SiteState, ada: Any) -> None:
    page = state.create("page", 1, "P", "<p>fox &amp; hen, <b>fox &amp; hen</b></p>")

    def make(count: int, index: int) -> Any:
        about = {"textSelection": "fox & hen", "textSelectionMatchCount": count}
        content = {"pageId": str(page.id), "body": body("<p>?</p>")}
        properties = {**about, "textSelectionMatchIndex": index}
        return ada.post(
            f"{V2}/inline-comments", json={**content, "inlineCommentProperties": properties}
        )

    assert [make(1, 0).status_code, make(2, 2).status_code, make(2, -1).status_code] == [400] * 3
    made = make(2, 1)
    ref = made.json()["properties"]["inlineMarkerRef"]
    marker = f'<b><ac:inline-comment-marker ac:ref="{ref}">fox &amp; hen</ac:inline-comment-marker>'
    assert marker in text_of(page.current.body)
    assert len(page.versions) == 1
    url = f"{V2}/inline-comments/{made.json()['id']}"
    resolved = ada.put(url, json={"version": {"number": 2}, "resolved": True}).json()
    assert (resolved["resolutionStatus"], resolved["resolutionLastModifierId"]) == (
        "resolved",
        "ada",
    )


def test_a_comment_is_changed_by_its_author_alone(
    state: SiteState, enter: Callable[..., Any]
) -> None:
    state.spaces[1].permissions = [
        ("access-class", "ALL_LICENSED_USERS", "create", one) for one in ("page", "comment")
    ]
    page = state.create("page", 1, "P")
    comment = state.comment(page.id, "<p>1</p>", by="ada")
    url = f"{V2}/footer-comments/{comment.id}"
    assert enter("bo").delete(url).status_code == 403
    assert enter("ada").delete(url).status_code == 204


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"null", b"{", b'"x"', b"[" * 100_000, b'{"spaceId":1e999}']
)
def test_nonsense_in_a_body_is_a_400(ada: Any, content: bytes) -> None:
    assert ada.post(f"{V2}/pages", content=content).status_code == 400


def test_properties_of_pages_and_spaces(state: SiteState, ada: Any) -> None:
    page = state.create("page", 1, "P")
    state.users["ada"].admin = True
    for base in (f"{V2}/pages/{page.id}", f"{V2}/spaces/1"):
        made = ada.post(f"{base}/properties", json={"key": "k", "value": {"a": [1]}})
        assert made.status_code == 200
        assert ada.post(f"{base}/properties", json={"key": "k", "value": 1}).status_code == 409
        one = f"{base}/properties/{made.json()['id']}"
        changed = {"key": "k", "value": 2, "version": {"number": 2}}
        assert ada.put(one, json=changed).json()["value"] == 2
        assert ada.put(one, json=changed).status_code == 409
        assert len(ada.get(f"{base}/properties?key=k").json()["results"]) == 1
        assert ada.delete(one).status_code == 204
        assert ada.get(one).status_code == 404


def test_half_a_surrogate_pair_in_a_title_does_not_break_the_answers(ada: Any) -> None:
    content = b'{"spaceId":"1","title":"a\\ud83d","body":{"representation":"storage","value":""}}'
    assert ada.post(f"{V2}/pages", content=content).json()["title"] == "a?"
    assert ada.get(f"{V2}/pages").json()["results"][0]["title"] == "a?"
