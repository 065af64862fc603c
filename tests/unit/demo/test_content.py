"""The demo's own content is whole: it parses, its links lead somewhere, it never changes."""

import io
import re
import zipfile
from collections import Counter
from datetime import UTC, datetime
from html.entities import name2codepoint
from itertools import pairwise

import pytest
from lxml import etree

from confluence_desk.demo.content import PERSONAL, design, fill
from confluence_desk.demo.extract import plain
from confluence_desk.demo.records import (
    AttachmentRecord,
    CommentRecord,
    ContentRecord,
    bytes_of,
    text_of,
)
from confluence_desk.demo.state import SiteState

NOW = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
AC, RI = "urn:ac", "urn:ri"
HEAD = "".join(f'<!ENTITY {name} "&#{code};">' for name, code in name2codepoint.items())

WRITTEN_WRONG_ON_PURPOSE = {"Broken on purpose"}
NOT_THERE_ON_PURPOSE = {"A page that does not exist", "never-uploaded.pdf"}


def filled(now: datetime = NOW) -> SiteState:
    state = SiteState(clock=lambda: now)
    fill(state, now)
    return state


@pytest.fixture(scope="module")
def site() -> SiteState:
    return filled()


def parsed(body: str) -> etree._Element:
    text = f'<!DOCTYPE r [{HEAD}]><r xmlns:ac="{AC}" xmlns:ri="{RI}">{body}</r>'
    return etree.fromstring(text.encode())


def rows(site: SiteState, *kinds: str) -> list[ContentRecord]:
    return [
        row
        for row in site.contents.values()
        if row.kind in kinds and row.title not in WRITTEN_WRONG_ON_PURPOSE
    ]


def titled(site: SiteState, title: str) -> ContentRecord:
    (row,) = (row for row in site.contents.values() if row.title == title)
    return row


def bodies(site: SiteState) -> list[tuple[str, str, str]]:
    """(space key, page title, body) of every version and every comment."""
    found = [
        (site.spaces[row.space_id].key, row.title, body)
        for row in rows(site, "page", "blogpost")
        for body in dict.fromkeys(text_of(version.body) for version in row.versions)
    ]
    for comment in site.comments.values():
        row = site.contents[comment.container_id]
        body = text_of(comment.versions[-1].body)
        found.append((site.spaces[row.space_id].key, row.title, body))
    return found


def current(site: SiteState, title: str) -> str:
    return text_of(titled(site, title).current.body)


def roots(site: SiteState, *, place: str) -> list[CommentRecord]:
    return [one for one in site.comments.values() if one.place == place and one.parent_id is None]


def test_every_body_parses_and_no_shorthand_is_left(site: SiteState) -> None:
    for _, title, body in bodies(site):
        tree = parsed(body)
        assert "{{" not in str(tree.xpath("string()")), title
        assert "<kept-" not in body, title


def test_one_body_is_broken_and_one_is_empty(site: SiteState) -> None:
    with pytest.raises(etree.XMLSyntaxError):
        parsed(current(site, "Broken on purpose"))
    assert current(site, "An empty page") == ""


def test_every_link_to_a_page_leads_to_one(site: SiteState) -> None:
    known = {(site.spaces[row.space_id].key, row.title) for row in rows(site, "page", "blogpost")}
    for key, title, body in bodies(site):
        for kind in ("page", "blog-post"):
            for link in parsed(body).iter(f"{{{RI}}}{kind}"):
                wanted = link.get(f"{{{RI}}}content-title", "")
                place = link.get(f"{{{RI}}}space-key") or key
                assert (place, wanted) in known or wanted in NOT_THERE_ON_PURPOSE, (title, wanted)


def test_links_to_blog_posts_name_the_day_they_were_published(site: SiteState) -> None:
    tree = parsed(current(site, "Links of every kind"))
    (link,) = tree.iter(f"{{{RI}}}blog-post")
    row = titled(site, link.get(f"{{{RI}}}content-title", ""))
    assert link.get(f"{{{RI}}}posting-day") == f"{row.created_at:%Y/%m/%d}"


def test_links_by_address_name_this_site_and_existing_pages(site: SiteState) -> None:
    found = re.findall(r'href="([^"]+)"', current(site, "Links of every kind"))
    ours = [one for one in found if one.startswith(site.site_url)]
    numbers = [
        int(one) for url in ours for one in re.findall(r"(?:pages/|pageId=|folder/)(\d+)", url)
    ]
    assert len(ours) >= 7
    assert all(number in site.contents for number in numbers)
    assert any("/wiki/x/" in url for url in ours)
    assert any("/wiki/display/OPS/Severity+levels" in url for url in ours)


def test_every_file_a_page_names_hangs_where_it_says(site: SiteState) -> None:
    for row in rows(site, "page", "blogpost"):
        for file in parsed(text_of(row.current.body)).iter(f"{{{RI}}}attachment"):
            name = file.get(f"{{{RI}}}filename", "")
            inner = file.find(f"{{{RI}}}page")
            holder = (
                titled(site, inner.get(f"{{{RI}}}content-title", "")) if inner is not None else row
            )
            there = site.attachment_named(holder.id, name)
            assert there or name in NOT_THERE_ON_PURPOSE, (row.title, name)


def test_every_diagram_has_its_preview(site: SiteState) -> None:
    count = 0
    for row in rows(site, "page"):
        for name in re.findall(r'"diagramName">([^<]+)<', text_of(row.current.body)):
            assert site.attachment_named(row.id, f"{name}.png"), row.title
            count += 1
    assert count >= 3


def test_mentions_and_authors_are_people_of_the_site(site: SiteState) -> None:
    for _, title, body in bodies(site):
        assert set(re.findall(r'ri:account-id="([^"]+)"', body)) <= set(site.users), title
    authors = {version.author_id for row in site.contents.values() for version in row.versions}
    assert authors <= set(site.users)


def test_open_inline_comments_stand_on_their_words_and_dangling_ones_on_none(
    site: SiteState,
) -> None:
    for one in roots(site, place="inline"):
        body = text_of(site.contents[one.container_id].current.body)
        marked = f'ac:ref="{one.marker_ref}">{one.selection}<'
        assert (marked in body) == (one.resolution != "dangling"), one.selection


def test_every_marker_has_its_comment(site: SiteState) -> None:
    known = {one.marker_ref for one in site.comments.values()}
    for _, title, body in bodies(site):
        assert set(re.findall(r'comment-marker ac:ref="([^"]+)"', body)) <= known, title


def test_comments_come_in_threads_resolved_and_dangling_ones_among_them(site: SiteState) -> None:
    states = Counter(one.resolution for one in roots(site, place="inline"))
    assert min(states["open"], states["resolved"], states["dangling"]) >= 2
    assert len(roots(site, place="footer")) >= 8
    nested = [one for one in site.comments.values() if one.parent_id and site.reply_ids_of(one.id)]
    assert nested
    assert all(one.resolved_by for one in site.comments.values() if one.resolution == "resolved")


def test_operations_is_a_hierarchy_of_forty_pages_and_more(site: SiteState) -> None:
    space = site.space_by_key("OPS")
    assert space
    inside = [
        row for row in rows(site, "page") if row.space_id == space.id and row.status == "current"
    ]
    assert len(inside) >= 40
    assert max(len(site.ancestors_of(row)) for row in inside) >= 3
    assert space.homepage_id == titled(site, "Operations").id
    kinds = Counter(row.kind for row in site.contents.values())
    assert all(kinds[one] for one in ("folder", "whiteboard", "database", "embed"))


def test_the_pages_use_what_confluence_offers(site: SiteState) -> None:
    everything = "".join(text_of(row.current.body) for row in rows(site, "page", "blogpost"))
    macros = set(re.findall(r'structured-macro ac:name="([^"]+)"', everything))
    wanted = {
        "code",
        "info",
        "note",
        "tip",
        "warning",
        "panel",
        "expand",
        "status",
        "drawio",
        "toc",
    }
    wanted |= {"include", "excerpt", "excerpt-include", "details", "detailssummary", "children"}
    assert macros >= wanted | {"anchor", "view-file", "contentbylabel", "service-health"}
    languages = set(re.findall(r'"language">([^<]+)<', everything))
    assert languages >= {"bash", "yaml", "sql", "json", "python"}
    layouts = set(re.findall(r'layout-section ac:type="([^"]+)"', everything))
    assert layouts >= {
        "single",
        "two_equal",
        "three_equal",
        "two_left_sidebar",
        "two_right_sidebar",
    }
    for sign in (
        "rowspan=",
        "colspan=",
        "<ac:task-list>",
        "<time datetime=",
        "<ac:caption>",
        "<ri:space ",
    ):
        assert sign in everything
    for shape in ("inline", "block", "embed"):
        assert f'data-card-appearance="{shape}"' in everything


def test_the_design_page_has_a_long_history_in_which_every_version_differs(site: SiteState) -> None:
    versions = titled(site, design.TITLE).versions
    texts = [text_of(one.body) for one in versions]
    assert len(versions) >= 15
    assert all(before != after for before, after in pairwise(texts))
    assert len({one.author_id for one in versions}) >= 5
    moved = next(n for n, one in enumerate(versions) if one.message.startswith("Budget before"))
    assert sorted(texts[moved - 1]) == sorted(texts[moved])


def test_one_version_of_the_design_page_only_splits(site: SiteState) -> None:
    versions = titled(site, design.TITLE).versions
    split = next(n for n, one in enumerate(versions) if "split what had grown" in one.message)
    before, after = (plain(text_of(one.body)) for one in versions[split - 1 : split + 1])
    assert after.split() != before.split()
    assert after.replace("The switch\n", "").split() == before.split()
    assert len(after.splitlines()) == len(before.splitlines()) + 3


def test_a_page_in_a_layout_has_versions_that_differ_too(site: SiteState) -> None:
    texts = [text_of(one.body) for one in titled(site, "Operations").versions]
    assert all(before != after for before, after in pairwise(texts))


def test_histories_are_in_order_and_never_in_the_future(site: SiteState) -> None:
    for row in site.contents.values():
        dates = [version.created_at for version in row.versions]
        assert dates == sorted(dates), row.title
        assert dates[-1] <= NOW
        assert row.parent_id is None or row.parent_id in site.contents
    assert all(one.versions[-1].created_at <= NOW for one in site.comments.values())


def test_replies_are_younger_than_what_they_reply_to(site: SiteState) -> None:
    for one in site.comments.values():
        if one.parent_id is not None:
            assert one.versions[0].created_at >= site.comments[one.parent_id].versions[0].created_at


def test_restricted_pages_are_there_and_some_are_not_for_us(site: SiteState) -> None:
    me = site.owner.account_id
    assert site.owner.email == "ana.ruiz@example.com"
    assert site.owner.time_zone == "Europe/Madrid"
    hidden = titled(site, "Salaries and leave 2027"), titled(site, "Plans of the people team")
    assert not any(site.may_read(me, row) for row in hidden)
    assert site.may_read(me, titled(site, "Rotate a signing key"))
    assert titled(site, "Rotate a signing key").read
    people = site.space_by_key("PEOPLE")
    assert people is not None
    assert not site.may_see_space(me, people)


def test_everybody_writes_in_a_space_and_its_keepers_administer_it(site: SiteState) -> None:
    space = site.space_by_key("OPS")
    hiro = next(one for one in site.users.values() if one.display_name == "Hiro Tanaka")
    assert space is not None
    assert site.allows(hiro.account_id, space, "create", "page")
    assert not site.may_administer(hiro.account_id, space)
    assert site.may_administer(site.owner.account_id, space)


def test_archived_trashed_and_drafted_pages_and_an_archived_space_are_there(
    site: SiteState,
) -> None:
    states = Counter(row.status for row in site.contents.values())
    assert min(states["archived"], states["trashed"]) >= 2
    assert states["draft"] == 1
    assert {one.status for one in site.spaces.values()} == {"current", "archived"}
    own = site.space_by_key(PERSONAL)
    assert own is not None
    assert own.type == "personal"


def test_titles_are_as_odd_as_titles_get(site: SiteState) -> None:
    titles = {row.title for row in rows(site, "page")}
    assert {'C++ / "A&B" 100% ?', "サービス運用の手引き", "دليل كتابة الرسائل"} <= titles
    assert any("🚀" in title for title in titles)
    assert max(map(len, titles)) == 255


def test_one_page_is_a_megabyte_and_a_half(site: SiteState) -> None:
    size = len(current(site, "Switch port inventory").encode())
    assert 1_400_000 < size < 1_700_000


def test_blog_posts_span_two_years_and_have_a_title_a_day_each(site: SiteState) -> None:
    posts = rows(site, "blogpost")
    days = [post.created_at.date() for post in posts]
    assert len(posts) >= 10
    assert (max(days) - min(days)).days > 600
    assert len(set(days)) == len(days)


def test_there_is_somebody_who_left_and_an_app(site: SiteState) -> None:
    users = site.users.values()
    assert [one.display_name for one in users if one.account_status == "closed"] == ["Former user"]
    assert [one for one in users if one.account_type == "app"]
    assert 8 <= len([one for one in users if one.account_status == "active"]) <= 11


def by_ending(site: SiteState) -> dict[str, AttachmentRecord]:
    return {one.title.rpartition(".")[2]: one for one in site.attachments.values()}


def test_files_are_what_their_names_say(site: SiteState) -> None:
    files = {ending: bytes_of(one.versions[-1].data) for ending, one in by_ending(site).items()}
    assert set(files) >= {"pdf", "png", "svg", "csv", "log", "zip"}
    assert files["png"].startswith(b"\x89PNG")
    assert etree.fromstring(files["svg"]).tag.endswith("svg")
    assert zipfile.ZipFile(io.BytesIO(files["zip"])).testzip() is None
    assert files["csv"].count(b"\r\n") >= 3


def test_a_pdf_points_at_its_own_objects(site: SiteState) -> None:
    for one in site.attachments.values():
        if one.media_type == "application/pdf":
            data = bytes_of(one.versions[-1].data)
            start = int(data.rpartition(b"startxref\n")[2].split()[0])
            assert data[start:].startswith(b"xref\n")
            places = [int(line[:10]) for line in data[start:].splitlines() if line.endswith(b" n ")]
            assert all(re.match(rb"\d+ 0 obj", data[place:]) for place in places)


def test_files_have_the_sizes_they_claim_and_some_have_versions(site: SiteState) -> None:
    versions = [version for one in site.attachments.values() for version in one.versions]
    assert all(version.size == len(bytes_of(version.data)) for version in versions)
    assert any(len(one.versions) > 1 for one in site.attachments.values())


def test_the_same_moment_gives_the_same_site_and_a_later_one_the_same_with_later_dates() -> None:
    one, same = filled(), filled()
    assert bodies(one) == bodies(same)
    assert list(one.contents.values())[5].versions[0].created_at == (
        list(same.contents.values())[5].versions[0].created_at
    )
    later = filled(datetime(2027, 3, 1, tzinfo=UTC))
    assert list(later.contents) == list(one.contents)
    assert titled(later, "Redis failover").current.created_at.year == 2027


def test_the_pages_follow_the_site_to_its_address() -> None:
    site = filled()
    site.site_url = "http://127.0.0.1:8099"
    assert 'href="http://127.0.0.1:8099/wiki/x/' in current(site, "Links of every kind")
