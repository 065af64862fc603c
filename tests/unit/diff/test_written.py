"""A comparison as Markdown keeps what the words carry: links, pictures, emphasis, mentions."""

from confluence_desk.diff.critic import as_markdown
from confluence_desk.diff.report import compare
from confluence_desk.diff.written import Outside
from confluence_desk.render.names import attribute, child

LINK = '<p>See <a href="https://acme.example/plan">the <em>old</em> plan</a> first.</p>'
IMAGE = '<ac:image ac:alt="A plan"><ri:attachment ri:filename="plan one.png"/></ac:image>'


def _outside() -> Outside:
    return Outside(
        lambda node: f"<thing {attribute(child(node, 'ri:attachment'), 'ri:filename')}>",  # type: ignore[arg-type]
        lambda node: "https://acme.example/1" if node.tag.endswith("link") else "",
    )


def test_a_link_keeps_its_address_and_its_look() -> None:
    text = as_markdown(compare(LINK, LINK.replace("first", "last")))
    assert "See [the *old* plan](https://acme.example/plan) {--first--}{++last++}." in text


def test_words_that_changed_inside_a_link_are_linked_too() -> None:
    text = as_markdown(compare(LINK, LINK.replace("plan</a>", "idea</a>")))
    plan, idea = (f"[{word}](https://acme.example/plan)" for word in ("plan", "idea"))
    assert f"{{--{plan}--}}" in text
    assert f"{{++{idea}++}}" in text


def test_a_link_to_nowhere_good_is_its_words() -> None:
    page = '<p>Do <a href="javascript:alert(1)">not</a> go.</p>'
    assert "Do not go." in as_markdown(compare(page, page))


def test_a_link_of_the_site_leads_where_the_library_says() -> None:
    page = (
        "<p>See <ac:link><ri:page ri:content-title='A'/>"
        "<ac:link-body>this</ac:link-body></ac:link>.</p>"
    )
    text = as_markdown(compare(page, page), outside=_outside())
    assert "See [this](https://acme.example/1)." in text


def test_a_picture_stands_where_it_stood() -> None:
    page = f"<p>Before {IMAGE} after.</p>"
    text = as_markdown(compare(page, page.replace("after", "behind")))
    assert "Before ![plan one.png](<plan one.png>) {--after--}{++behind++}." in text
    assert "<thing plan one.png>" in as_markdown(compare(page, page), outside=_outside())


def test_a_picture_that_went_or_came_is_marked() -> None:
    page = f"<p>Before {IMAGE} after it all.</p>"
    gone = as_markdown(compare(page, "<p>Before after it all.</p>"))
    assert "{--![plan one.png](<plan one.png>)--}" in gone
    came = as_markdown(compare("<p>Before after it all.</p>", page))
    assert "{++![plan one.png](<plan one.png>)++}" in came
    new = as_markdown(compare(page, page.replace("plan one", "plan two")))
    assert "{--![plan one.png](<plan one.png>)--} {++![plan two.png](<plan two.png>)++}" in new


def test_a_picture_beside_words_that_came_is_not_marked() -> None:
    old, new = f"<p>{IMAGE} It is so.</p>", f"<p>{IMAGE} Today it is so.</p>"
    text = as_markdown(compare(old, new))
    assert text.count("(<plan one.png>)") == 1
    assert "++![" not in text


def test_a_split_paragraph_says_so_and_loses_no_link() -> None:
    first = "We retry three times and then give up for good, as the policy says."
    rest = 'Whoever needs more asks <a href="https://acme.example/team">the team of it</a> before.'
    text = as_markdown(compare(f"<p>{first} {rest}</p>", f"<p>{first}</p><p>{rest}</p>"))
    assert "[the team of it](https://acme.example/team)" in text
    assert "{>>split<<}" in text


def test_cells_keep_their_links() -> None:
    table = "<table><tbody><tr><td>x</td><td>{}</td></tr></tbody></table>"
    cell = '<a href="https://acme.example/plan">five times</a>'
    old, new = table.format(cell), table.format(cell.replace("five", "three"))
    text = as_markdown(compare(old, new))
    assert text.count("(https://acme.example/plan)") >= 2
    assert "{--[five](https://acme.example/plan)--}" in text
