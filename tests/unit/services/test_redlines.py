"""What a redline becomes as a file: nothing in it asks for this program any more."""

from dataclasses import replace

from confluence_desk.diff.page import side_by_side
from confluence_desk.diff.report import compare
from confluence_desk.domain.entities import Attachment, Version
from confluence_desk.render_command import stranger
from confluence_desk.services.redlines import Names, closed, whole_html
from tests.unit.render.html_rules import judged

NAMES = Names("Retry", "v1", "v2")
PICTURE = '<p>See <ac:image ac:alt="{}"><ri:attachment ri:filename="{}"/></ac:image></p>'
FOREIGN = '<p><ac:image><ri:url ri:value="https://pictures.example/p.png"/></ac:image></p>'


def _file(name: str) -> Attachment:
    return Attachment(f"of-{name}", "", name, Version(1), "image/png")


def redline(old: str, new: str, address: str = "") -> str:
    """The file; of the pictures the newer alone was fetched."""
    drawn = side_by_side(compare(old, new), replace(stranger(), attachment=_file)).drawn

    def picture(file_id: str, _number: int) -> tuple[bytes, str] | None:
        return (b"png", "image/png") if file_id == "of-new.png" else None

    return whole_html(drawn, NAMES, "", picture=picture, address=lambda _href: address)


def test_a_picture_that_was_never_fetched_is_a_card_with_its_name() -> None:
    html = redline(PICTURE.format("A &gt; B", "old.png"), PICTURE.format("", "new.png"))
    assert 'src=""' not in html
    assert html.count("<img ") == html.count('src="data:image/png;base64,cG5n"') == 1
    assert '<span class="absent"><svg class="icon i-image"' in html
    assert "</svg>A &gt; B</span>" in html
    body = html[html.index('<div class="diff') : html.rindex("</article>")]
    judged(body.replace("data:image/png;base64,cG5n", "desk://site/blob/att1/1"))


def test_links_that_lead_nowhere_are_no_links_and_have_one_class() -> None:
    old, new = (PICTURE.format("A", name) for name in ("old.png", "new.png"))
    html = redline(old, new)
    assert "desk://" not in html
    assert '<a class="picture">' in html
    outside = redline(old, new, "https://wiki.example/?a=1&b=2")
    assert '<a href="https://wiki.example/?a=1&amp;b=2" class="picture">' in outside


def test_no_file_offers_what_only_this_program_does() -> None:
    html = redline(FOREIGN, FOREIGN.replace("p.png", "q.png"))
    assert "pictures.example" in html
    assert 'class="ask"' not in html
    assert 'class="copy"' not in closed(
        '<a href="desk://site/copy/0" class="copy">x</a>', lambda _href: ""
    )
