"""Every shape of a Confluence link, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.domain.entities import Site
from confluence_desk.domain.links import Target, address, from_tiny, parse, tiny_code, web_url

SITE = Site("https://acme.atlassian.net")
PERSONAL = "~712020:ab.cd"  # trap 10

SHAPES = {
    "/spaces/OPS": Target("space", space_key="OPS"),
    "/spaces/OPS/overview": Target("space", space_key="OPS"),
    "/spaces/OPS/pages": Target("space", space_key="OPS"),
    "/spaces/viewspace.action?key=OPS": Target("space", space_key="OPS"),
    "/display/OPS": Target("space", space_key="OPS"),
    "/spaces/~712020:ab.cd/overview": Target("space", space_key=PERSONAL),
    "/spaces/~712020%3Aab.cd/pages/12/T": Target("page", id="12", space_key=PERSONAL),
    "/spaces/~7120207bf45/pages/12": Target("page", id="12", space_key="~7120207bf45"),
    "/display/~ada.l/My+Page": Target("title", space_key="~ada.l", title="My Page"),
    "/spaces/OPS/pages/123": Target("page", id="123", space_key="OPS"),
    "/spaces/OPS/pages/123/": Target("page", id="123", space_key="OPS"),
    "/spaces/OPS/pages/123/A+%2F+B#Step-1": Target(
        "page", id="123", space_key="OPS", anchor="Step-1"
    ),
    "/spaces/OPS/pages/edit-v2/123": Target("page", id="123", space_key="OPS"),
    "/spaces/OPS/history/123": Target("page", id="123", space_key="OPS"),
    "/spaces/OPS/pages/123/T?focusedCommentId=77": Target(
        "page", id="123", space_key="OPS", comment_id="77"
    ),
    "/spaces/OPS/pages/123/T#comment-77": Target(
        "page", id="123", space_key="OPS", comment_id="77"
    ),
    "/spaces/W/blog/2026/04/28/55/Hello": Target(
        "blogpost", id="55", space_key="W", posting_day="2026/04/28"
    ),
    "/spaces/OPS/folder/9?atlOrigin=x": Target("folder", id="9", space_key="OPS"),
    "/spaces/OPS/whiteboard/9": Target("whiteboard", id="9", space_key="OPS"),
    "/spaces/OPS/database/9": Target("database", id="9", space_key="OPS"),
    "/spaces/OPS/embed/9": Target("embed", id="9", space_key="OPS"),
    "/pages/viewpage.action?pageId=123&pageVersion=4": Target("page", id="123", version=4),
    "/pages/viewpage.action?spaceKey=OPS&title=A+%26+B%3F": Target(
        "title", space_key="OPS", title="A & B?"
    ),
    "/pages/createpage.action?spaceKey=OPS&title=New": Target(
        "title", space_key="OPS", title="New"
    ),
    "/pages/resumedraft.action?draftId=123": Target("page", id="123"),
    "/pages/viewpageattachments.action?pageId=1&preview=%2F1%2F2%2Fa.svg": Target(
        "attachment", id="1", attachment="att2"
    ),
    "/display/OPS/C%2B%2B+%2F+%22A%26B%22+100%25+%3F": Target(
        "title", space_key="OPS", title='C++ / "A&B" 100% ?'
    ),
    "/display/W/2026/04/28/Hello+World": Target(
        "title", space_key="W", title="Hello World", posting_day="2026/04/28"
    ),
    "/x/t4AE": Target("tiny", id="t4AE"),
    "/download/attachments/5/a%20b.png?version=1": Target(
        "attachment", id="5", attachment="a b.png"
    ),
    "/download/thumbnails/5/a.png": Target("attachment", id="5", attachment="a.png"),
    "/download/attachments/embedded-page/OPS/My+Page/a.png": Target(
        "attachment", space_key="OPS", title="My Page", attachment="a.png"
    ),
    "/rest/api/content/5/child/attachment/att6/download": Target(
        "attachment", id="5", attachment="att6"
    ),
    "/rest/api/content/5": Target("page", id="5"),
    "/api/v2/pages/5?body-format=storage": Target("page", id="5"),
    "/api/v2/folders/5/direct-children": Target("folder", id="5"),
    "/people/712020:0000-1": Target("user", id="712020:0000-1"),
    "/search?text=log+rotation": Target("search", title="log rotation"),
    "/dosearchsite.action?cql=type%3Dpage": Target("search", title="type=page"),
}


@pytest.mark.parametrize(("path", "target"), SHAPES.items(), ids=list(SHAPES))
@pytest.mark.parametrize("site", [SITE.url, "http://127.0.0.1:8090"])
def test_every_shape_is_understood_with_and_without_host_and_wiki(
    path: str, target: Target, site: str
) -> None:
    forms = [path, f"/wiki{path}", f"{site}/wiki{path}", f"{site}{path}", f" <{site}/wiki{path}>\n"]
    assert [parse(form, site) for form in forms] == [target] * len(forms)


def test_the_host_is_compared_without_case_scheme_or_usual_port() -> None:
    expected = Target("page", id="5", space_key="A")
    for origin in ("HTTPS://Acme.Atlassian.NET", "http://acme.atlassian.net", f"{SITE.url}:443"):
        assert parse(f"{origin}/wiki/spaces/A/pages/5", SITE.url) == expected
    assert parse("acme.atlassian.net/wiki/spaces/A/pages/5", SITE.url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/wiki/spaces/A/pages/5",
        "http://127.0.0.1:8091/wiki/x/t4AE",
        f"{SITE.url}.evil.example/wiki/x/t4AE",
        f"{SITE.url}/browse/JIRA-1",
        f"{SITE.url}/wiki/x/AAAA",
        f"{SITE.url}/wiki/spaces/A/settings/details",
    ],
)
def test_other_addresses_are_external_and_kept_whole(url: str) -> None:
    assert parse(url, SITE.url) == Target("external", id=url)


def test_a_protocol_relative_address_is_another_host() -> None:
    assert parse("//evil.example/x/t4AE", SITE.url) == Target(
        "external", id="https://evil.example/x/t4AE"
    )


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "words", "mailto:ada@example.com", "javascript:alert(1)", "file:///etc/passwd",
        "http://", "https://[::1", "http://a:b/c", "٣٤", "Note: see below", "c:\\temp", "?", "<>",
    ],
)  # fmt: skip
def test_what_is_no_link_is_none(text: str) -> None:
    assert parse(text, SITE.url) is None


def test_bare_ids_and_key_with_title() -> None:
    assert parse("295095", SITE.url) == Target("page", id="295095")
    assert parse("att12", SITE.url) == Target("attachment", attachment="att12")
    assert parse("OPS:Log: rotation", SITE.url) == Target(
        "title", space_key="OPS", title="Log: rotation"
    )
    assert parse(f"{PERSONAL}:My page", SITE.url) == Target(
        "title", space_key=PERSONAL, title="My page"
    )


def test_tiny_codes_follow_the_recorded_ones() -> None:
    assert tiny_code("295095") == "t4AE"
    assert tiny_code("98432") == "gIAB"
    assert from_tiny("t4AE") == "295095"
    assert parse("/wiki/x/gIAB", SITE.url) == Target("tiny", id="gIAB")


@given(st.integers(min_value=1, max_value=2**63 - 1))
def test_tiny_codes_lead_back_to_the_id(number: int) -> None:
    code = tiny_code(str(number))
    assert set(code).isdisjoint("/+=")
    assert from_tiny(code) == str(number)


@pytest.mark.parametrize("code", ["", "A", "AAAA", "no code", "é", "x" * 13, "a=b"])
def test_a_broken_tiny_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="tiny"):
        from_tiny(code)


KEYS = st.one_of(
    st.from_regex(r"[A-Z][A-Z0-9]{0,9}", fullmatch=True),
    st.from_regex(r"~[a-z0-9][a-z0-9.:_-]{0,20}", fullmatch=True),
    st.just("wiki"),
)
IDS = st.integers(min_value=1, max_value=10**18).map(str)
WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40
).filter(lambda text: text.strip("/") == text and not text[:4].isdigit())  # fmt: skip
TARGETS = st.one_of(
    st.builds(Target, st.just("space"), space_key=KEYS),
    st.builds(
        Target,
        st.sampled_from(["page", "folder", "whiteboard", "database", "embed"]),
        id=IDS,
        space_key=KEYS,
        comment_id=st.one_of(st.just(""), IDS),
        version=st.integers(min_value=0, max_value=999),
        anchor=st.text("abcÄ -.()%#&?/", max_size=12),
    ),
    st.builds(
        Target, st.just("blogpost"), id=IDS, space_key=KEYS, posting_day=st.just("2026/04/28")
    ),
    st.builds(
        Target,
        st.just("title"),
        space_key=KEYS,
        title=WORDS,
        posting_day=st.sampled_from(["", "2026/04/28"]),
    ),
    st.builds(Target, st.just("tiny"), id=IDS.map(tiny_code)),
    st.builds(Target, st.just("attachment"), id=IDS, attachment=IDS.map("att{}".format)),
    st.builds(Target, st.just("attachment"), id=IDS, attachment=WORDS.map("{}.png".format)),
    st.builds(Target, st.just("user"), id=st.from_regex(r"[0-9a-f:-]{3,40}", fullmatch=True)),
    st.builds(Target, st.just("search"), title=WORDS),
)


@given(TARGETS, st.sampled_from([SITE, Site("http://127.0.0.1:8090")]))
def test_every_built_address_leads_back_and_has_one_wiki(target: Target, site: Site) -> None:
    url = address(site, target)  # traps 9 and 10
    assert parse(url, site.url) == target
    assert url.startswith(f"{site.url}/wiki/")
    assert not url.startswith(f"{site.url}/wiki/wiki/") or target.space_key == "wiki"
    assert url.isascii()
    assert " " not in url


@given(
    st.sampled_from(["", "/", "//", "/wiki/", "/wiki/wiki/", "//wiki//", f"{SITE.url}/wiki/"]),
    st.text(max_size=60).map("spaces/{}".format),
)
def test_a_web_path_gets_exactly_one_wiki(prefix: str, path: str) -> None:
    url = web_url(SITE, prefix + path)  # trap 9
    assert url.startswith(f"{SITE.url}/wiki/spaces/")
    assert url.isascii()
    assert " " not in url


def test_a_web_path_keeps_its_encoding() -> None:
    path = "/spaces/~712020:ab.cd/pages/5/C%2B%2B+100%25+ü"
    assert (
        web_url(SITE, path) == f"{SITE.url}/wiki/spaces/~712020:ab.cd/pages/5/C%2B%2B+100%25+%C3%BC"
    )
    assert web_url(SITE, "") == f"{SITE.url}/wiki/"
    assert web_url(SITE, "/display/A/100% sure") == f"{SITE.url}/wiki/display/A/100%25%20sure"


def test_a_page_without_its_space_still_has_an_address() -> None:
    target = Target("page", id="5", anchor="a b")
    url = address(SITE, target)
    assert url == f"{SITE.url}/wiki/pages/viewpage.action?pageId=5#a%20b"
    assert parse(url, SITE.url) == target


@given(st.text(max_size=80))
def test_no_text_makes_it_raise(text: str) -> None:
    parse(text, SITE.url)
    parse(f"{SITE.url}/wiki/{text}", SITE.url)
    parse(f"/{text}", SITE.url)
