from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from confluence_desk.demo.addresses import tiny_code
from confluence_desk.demo.application import Site
from confluence_desk.demo.records import Restriction, VersionRecord
from confluence_desk.demo.state import SiteState

V2 = "/wiki/api/v2"


@pytest.fixture
def ada(enter: Callable[..., Any]) -> Any:
    return enter("ada")


def rows(visitor: Any, path: str) -> list[dict[str, Any]]:
    answer = visitor.get(f"{V2}{path}")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["results"]
    return found


def test_a_page_has_the_shape_of_the_service(state: SiteState, ada: Any) -> None:
    page = state.create("page", 1, "C++ / 100% ?", "<p>x</p>")
    found = ada.get(f"{V2}/pages/{page.id}").json()
    assert found["body"] == {}
    assert (found["parentId"], found["parentType"], found["lastOwnerId"]) == (None, None, None)
    assert found["id"] == str(page.id)
    assert found["version"]["ncsStepVersion"] is None
    links = found["_links"]
    assert links["webui"] == f"/spaces/OPS/pages/{page.id}/C%2B%2B+%2F+100%25+%3F"
    assert links["tinyui"] == f"/x/{tiny_code(page.id)}"
    assert links["base"] == "http://acme.test/wiki"
    listed = rows(ada, "/pages")[0]
    assert "base" not in listed["_links"]


def test_tiny_codes_are_those_of_the_service() -> None:
    assert [tiny_code(one) for one in (295095, 13860865, 13467649)] == ["t4AE", "AYDT", "AYDN"]


@pytest.mark.parametrize("form", ["storage", "atlas_doc_format", "view", "export_view"])
def test_a_body_comes_in_the_asked_form(state: SiteState, ada: Any, form: str) -> None:
    page = state.create("page", 1, "P", "<p>one &amp; two</p>")
    body = ada.get(f"{V2}/pages/{page.id}?body-format={form}").json()["body"]
    assert body[form]["representation"] == form
    assert "one & two" in body[form]["value"].replace("&amp;", "&")


def test_lists_take_only_storage_and_document_forms(ada: Any) -> None:
    assert ada.get(f"{V2}/pages?body-format=view").status_code == 400


def test_an_old_version_is_historical_with_its_own_title(state: SiteState, ada: Any) -> None:
    page = state.create("page", 1, "Old", "<p>1</p>")
    state.edit(page.id, "<p>2</p>", title="New")
    old = ada.get(f"{V2}/pages/{page.id}?version=1&body-format=storage").json()
    assert (old["status"], old["title"], old["version"]["number"]) == ("historical", "Old", 1)
    assert old["body"]["storage"]["value"] == "<p>1</p>"
    assert ada.get(f"{V2}/pages/{page.id}?version=3").status_code == 404


def test_versions_are_newest_first_and_know_their_neighbours(state: SiteState, ada: Any) -> None:
    page = state.create("page", 1, "P", "<p>1</p>")
    for n in (2, 3):
        state.edit(page.id, f"<p>{n}</p>", message=f"m{n}")
    assert [one["number"] for one in rows(ada, f"/pages/{page.id}/versions")] == [3, 2, 1]
    bodies = rows(ada, f"/pages/{page.id}/versions?body-format=storage")
    assert bodies[2]["page"]["body"]["storage"]["value"] == "<p>1</p>"
    middle = ada.get(f"{V2}/pages/{page.id}/versions/2").json()
    assert (middle["prevVersion"], middle["nextVersion"]) == (1, 3)
    assert "nextVersion" not in ada.get(f"{V2}/pages/{page.id}/versions/3").json()


def test_pages_are_current_and_archived_unless_asked_otherwise(state: SiteState, ada: Any) -> None:
    made = {one: state.create("page", 1, one) for one in ("current", "archived", "trashed")}
    state.archive(made["archived"].id)
    state.trash(made["trashed"].id)
    assert [one["status"] for one in rows(ada, "/pages")] == ["current", "archived"]
    assert [one["status"] for one in rows(ada, "/pages?status=current")] == ["current"]
    both = rows(ada, "/spaces/1/pages?status=trashed,archived")
    assert [one["status"] for one in both] == ["archived", "trashed"]
    assert ada.get(f"{V2}/pages/{made['trashed'].id}").json()["status"] == "trashed"
    assert ada.get(f"{V2}/pages?status=any").status_code == 400


def test_spaces_are_current_and_archived_and_a_missing_key_is_no_error(
    state: SiteState, ada: Any
) -> None:
    state.archive_space(2)
    assert [one["status"] for one in rows(ada, "/spaces")] == ["current", "archived"]
    assert [one["key"] for one in rows(ada, "/spaces?keys=ops")] == ["OPS"]
    assert rows(ada, "/spaces?keys=NOSUCH") == []
    space = rows(ada, "/spaces?ids=1")[0]
    assert (space["icon"], space["description"]) == (None, None)
    icon = rows(ada, "/spaces?ids=1&include-icon=true")[0]["icon"]
    assert all(one.startswith("/wiki/") for one in icon.values())


def test_a_title_finds_its_page_in_any_case_of_letters(state: SiteState, ada: Any) -> None:
    page = state.create("page", 1, "Straße & Co")
    state.create("page", 2, "straße & co")
    found = ada.get(f"{V2}/pages", params={"title": "STRASSE & CO", "space-id": 1}).json()
    assert [one["id"] for one in found["results"]] == [str(page.id)]


def test_root_depth_holds_what_hangs_under_nothing(state: SiteState, ada: Any) -> None:
    folder = state.create_folder(1, "F")
    root = state.create("page", 1, "root")
    state.create("page", 1, "low", parent_id=folder.id)
    found = rows(ada, "/spaces/1/pages?depth=root")
    assert [one["id"] for one in found] == [str(root.id)]


def test_descendants_are_cut_at_the_depth_without_a_mark(state: SiteState, ada: Any) -> None:
    numbers = [state.create_folder(1, "0").id]
    for n in range(1, 13):
        numbers.append(state.create("page", 1, str(n), parent_id=numbers[-1]).id)
    top = f"/folders/{numbers[0]}/descendants"
    assert [one["depth"] for one in rows(ada, top)] == [1, 2]
    assert len(rows(ada, f"{top}?depth=10")) == 10
    assert ada.get(f"{V2}{top}?depth=11").status_code == 400
    first = rows(ada, top)[0]
    assert first["parentId"] == str(numbers[0])
    above = rows(ada, f"/pages/{numbers[-1]}/ancestors?limit=3")
    assert above == [{"id": str(one), "type": "page"} for one in numbers[-4:-1]]


def test_direct_children_are_all_kinds_in_the_order_of_the_sidebar(
    state: SiteState, ada: Any
) -> None:
    top = state.create("page", 1, "Top")
    kinds = ["folder", "page", "whiteboard", "database", "embed"]
    made = [state.create(one, 1, one, parent_id=top.id).id for one in kinds]
    state.reorder(made[::-1])
    found = rows(ada, f"/pages/{top.id}/direct-children")
    assert [one["type"] for one in found] == kinds[::-1]
    assert [one["title"] for one in rows(ada, f"/pages/{top.id}/direct-children?sort=title")] == (
        sorted(kinds)
    )


def test_a_page_one_may_not_see_is_404_everywhere_and_not_in_lists(
    state: SiteState, enter: Callable[..., Any]
) -> None:
    page = state.create("page", 1, "P")
    state.comment(page.id, "<p>c</p>")
    file = state.attach(page.id, "a.png", b"x", "image/png")
    state.add_label(page.id, "secret")
    state.restrict(page.id, read=Restriction({"ada"}))
    bo = enter("bo")
    for path in ("", "/versions", "/labels", "/attachments", "/footer-comments", "/likes/count"):
        assert bo.get(f"{V2}/pages/{page.id}{path}").status_code == 404
    assert bo.get(f"{V2}/attachments/att{file.id}").status_code == 404
    for path in ("/pages", "/footer-comments", "/attachments", "/labels", "/spaces/1/pages"):
        assert rows(bo, path) == []
    asked = {"contentIds": [str(page.id), f"att{file.id}", "7"]}
    kinds = bo.post(f"{V2}/content/convert-ids-to-types", json=asked).json()["results"]
    assert set(kinds.values()) == {None}


def test_comments_have_no_body_key_unless_asked_and_replies_come_level_by_level(
    state: SiteState, ada: Any
) -> None:
    page = state.create("page", 1, "P")
    root = state.comment(page.id, "<p>1</p>")
    reply = state.reply(root.id, "<p>2</p>")
    deep = state.reply(reply.id, "<p>3</p>")
    found = rows(ada, f"/pages/{page.id}/footer-comments")
    assert [one["id"] for one in found] == [str(root.id)]
    assert "body" not in found[0]
    assert found[0]["_links"]["webui"].endswith(f"?focusedCommentId={root.id}")
    child = rows(ada, f"/footer-comments/{root.id}/children?body-format=storage")[0]
    assert (child["parentCommentId"], child["body"]["storage"]["value"]) == (
        str(root.id),
        "<p>2</p>",
    )
    assert [one["id"] for one in rows(ada, f"/footer-comments/{reply.id}/children")] == [
        str(deep.id)
    ]
    assert len(rows(ada, "/footer-comments")) == 3
    assert ada.get(f"{V2}/inline-comments/{root.id}").status_code == 404


def test_inline_comments_carry_both_spellings_and_a_warning(state: SiteState, ada: Any) -> None:
    page = state.create("page", 1, "P")
    one = state.comment(page.id, "?", place="inline", selection="sel", marker_ref="m")
    state.resolve(one.id)
    answer = ada.get(f"{V2}/pages/{page.id}/inline-comments?resolution-status=resolved")
    properties = answer.json()["results"][0]["properties"]
    assert properties["inline-marker-ref"] == properties["inlineMarkerRef"] == "m"
    assert answer.headers["warning"].startswith('299 - "Deprecated Fields')
    assert 'rel="deprecation"' in answer.headers["link"]
    assert rows(ada, f"/pages/{page.id}/inline-comments?resolution-status=open,dangling") == []


def test_private_labels_are_their_owners(state: SiteState, enter: Callable[..., Any]) -> None:
    page = state.create("page", 1, "P")
    state.add_label(page.id, "mine", "my:ada")
    state.add_label(page.id, "ours")
    assert {one["prefix"] for one in rows(enter("ada"), f"/pages/{page.id}/labels")} == {
        "my",
        "global",
    }
    assert [one["name"] for one in rows(enter("bo"), f"/pages/{page.id}/labels")] == ["ours"]
    label = rows(enter("bo"), "/labels")[0]
    assert [one["id"] for one in rows(enter("bo"), f"/labels/{label['id']}/pages")] == [
        str(page.id)
    ]


def test_attachments_default_to_fifty_and_thumbnails_redirect(
    site: Site, state: SiteState, ada: Any
) -> None:
    page = state.create("page", 1, "P")
    files = [state.attach(page.id, f"{n}.png", b"x", "image/png") for n in range(51)]
    text = state.attach(page.id, "a.txt", b"x", "text/plain")
    answer = ada.get(f"{V2}/pages/{page.id}/attachments").json()
    assert len(answer["results"]) == 50
    assert "next" in answer["_links"]
    named = rows(ada, f"/pages/{page.id}/attachments?filename=7.png")
    assert [one["id"] for one in named] == [f"att{files[7].id}"]
    assert named[0]["downloadLink"].startswith(f"/download/attachments/{page.id}/7.png?version=1")
    thumbnail = ada.get(f"{V2}/attachments/{files[0].id}/thumbnail/download?width=10")
    assert thumbnail.status_code == 302
    assert thumbnail.headers["location"].startswith(site.downloads.origin)
    assert ada.get(f"{V2}/attachments/att{text.id}/thumbnail/download").status_code == 404


def test_includes_are_lists_of_at_most_fifty_with_their_own_link(
    state: SiteState, ada: Any
) -> None:
    page = state.create("page", 1, "P")
    for n in range(51):
        state.add_label(page.id, f"l{n}")
    includes = "include-labels=true&include-likes=true&include-operations=true"
    found = ada.get(f"{V2}/pages/{page.id}?{includes}&include-version=false").json()
    assert (len(found["labels"]["results"]), found["labels"]["meta"]["hasMore"]) == (50, True)
    rest = rows(ada, f"/pages/{page.id}/labels?cursor={found['labels']['meta']['cursor']}")
    assert len({one["id"] for one in [*found["labels"]["results"], *rest]}) == 51
    assert found["labels"]["_links"]["self"] == f"/api/v2/pages/{page.id}/labels"
    assert found["likes"]["meta"] == {"hasMore": False, "count": 0}
    assert {"operation": "update", "targetType": "page"} in found["operations"]["results"]
    assert "version" not in found


def test_a_draft_shows_to_who_may_edit(state: SiteState, enter: Callable[..., Any]) -> None:
    page = state.create("page", 1, "P", "<p>1</p>")
    page.draft = VersionRecord(state.now(), "ada", "P2", "<p>draft</p>")
    state.restrict(page.id, update=Restriction({"ada"}))
    draft = enter("ada").get(f"{V2}/pages/{page.id}?get-draft=true&body-format=storage").json()
    assert (draft["status"], draft["title"]) == ("draft", "P2")
    assert enter("bo").get(f"{V2}/pages/{page.id}?get-draft=true").status_code == 404
    assert enter("bo").get(f"{V2}/pages/{page.id}").status_code == 200


def test_people_in_bulk_leave_the_unknown_out(ada: Any) -> None:
    found = ada.post(f"{V2}/users-bulk", json={"accountIds": ["bo", "nobody"]}).json()["results"]
    assert [(one["accountId"], one["email"]) for one in found] == [("bo", "")]
    assert ada.post(f"{V2}/users-bulk", json={"accountIds": []}).status_code == 400


def test_tasks_are_read_from_bodies_and_ticked_in_them(state: SiteState, ada: Any) -> None:
    body = "".join(
        f"<ac:task><ac:task-id>{n}</ac:task-id><ac:task-status>incomplete</ac:task-status>"
        f'<ac:task-body>Do {n} <ac:link><ri:user ri:account-id="{who}"/></ac:link>'
        f'<time datetime="2026-05-0{n}"/></ac:task-body></ac:task>'
        for n, who in ((1, "ada"), (2, "bo"))
    )
    page = state.create("page", 1, "P", f"<ac:task-list>{body}</ac:task-list>")
    found = rows(ada, f"/tasks?page-id={page.id}&assigned-to=bo&body-format=storage")
    assert [(one["localId"], one["dueAt"]) for one in found] == [("2", "2026-05-02T00:00:00.000Z")]
    done = ada.put(f"{V2}/tasks/{found[0]['id']}", json={"status": "complete"})
    assert done.json()["status"] == "complete"
    assert len(page.versions) == 2
    assert [one["localId"] for one in rows(ada, "/tasks?status=incomplete")] == ["1"]


def test_lists_lag_while_reading_by_id_does_not(state: SiteState, clock: Any, ada: Any) -> None:
    page = state.create("page", 1, "Old")
    state.lag(lists=timedelta(minutes=1))
    state.rename(page.id, "New")
    late = state.create("page", 1, "Late")
    assert ada.get(f"{V2}/pages/{page.id}").json()["title"] == "New"
    assert ada.get(f"{V2}/pages/{late.id}").status_code == 200
    assert [one["title"] for one in rows(ada, "/pages")] == ["Old"]
    clock.now += timedelta(minutes=2)
    assert [one["title"] for one in rows(ada, "/pages")] == ["New", "Late"]


def test_descendants_that_lag_catch_up_though_nothing_changes(
    state: SiteState, clock: Any, ada: Any
) -> None:
    top = state.create("page", 1, "Top")
    state.lag(lists=timedelta(minutes=1))
    state.create("page", 1, "Late", parent_id=top.id)
    assert rows(ada, f"/pages/{top.id}/descendants") == []
    clock.now += timedelta(minutes=2)
    assert [one["title"] for one in rows(ada, f"/pages/{top.id}/descendants")] == ["Late"]


def test_a_method_that_is_none_is_a_405_and_a_path_that_is_none_a_404(ada: Any) -> None:
    answer = ada.request("PATCH", f"{V2}/pages")
    assert answer.status_code == 405
    assert answer.json()["errors"][0]["code"] == "METHOD_NOT_ALLOWED"
    assert ada.get(f"{V2}/nope").json()["errors"][0]["code"] == "NOT_FOUND"
    assert ada.get("/wiki/rest/api/nope").json()["status-code"] == 404
    assert ada.get("/wiki/spaces/OPS").headers["location"] == "/login"


def test_a_search_for_tasks_pauses_on_a_large_site_and_ends(state: SiteState, ada: Any) -> None:
    for n in range(100):
        state.create("page", 1, f"P{n}", "<p>nothing to do</p>")
    one = "<ac:task><ac:task-id>3</ac:task-id><ac:task-status>complete</ac:task-status>"
    state.create("page", 1, "last", f"{one}<ac:task-body>x</ac:task-body></ac:task>")
    answers = [ada.get(f"{V2}/tasks?limit=1").json()]
    while more := answers[-1]["_links"].get("next"):
        answers.append(ada.get(more).json())
    assert [len(answer["results"]) for answer in answers] == [0, 0, 1]


def test_those_who_like_a_page_come_in_pages(state: SiteState, ada: Any) -> None:
    page = state.create("page", 1, "P")
    page.likes += ["ada", "bo", "cy"]
    likers = f"{V2}/pages/{page.id}/likes/users"
    first = ada.get(f"{likers}?limit=2").json()
    assert first["results"] == [{"accountId": "ada"}, {"accountId": "bo"}]
    last = ada.get(first["_links"]["next"]).json()
    assert last["results"] == [{"accountId": "cy"}]
    assert "next" not in last["_links"]


def test_the_marked_text_of_an_inline_comment_keeps_its_mark(state: SiteState, ada: Any) -> None:
    marked = '<p>a <ac:inline-comment-marker ac:ref="r-1"><b>b</b></ac:inline-comment-marker></p>'
    page = state.create("page", 1, "P", marked)
    body = ada.get(f"{V2}/pages/{page.id}?body-format=view").json()["body"]["view"]["value"]
    assert body == '<p>a <span class="inline-comment-marker" data-ref="r-1"><b>b</b></span></p>'
