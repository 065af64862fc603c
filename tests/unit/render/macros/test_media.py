from collections.abc import Callable
from dataclasses import replace

from confluence_desk.render.context import Context, Drawn
from confluence_desk.render.document import draw
from confluence_desk.render.names import Element
from tests.unit.render.html_rules import text_of

Draw = Callable[[str], Drawn]
Tree = Callable[[str], Element]


def macro(kind: str, **parameters: str) -> str:
    told = "".join(
        f'<ac:parameter ac:name="{key}">{value}</ac:parameter>' for key, value in parameters.items()
    )
    return f'<ac:structured-macro ac:name="{kind}">{told}</ac:structured-macro>'


def words(shown: Element) -> str:
    return text_of(shown)


def test_a_file_is_a_card_with_name_and_size(tree: Tree) -> None:
    shown = tree(macro("view-file", name='<ri:attachment ri:filename="report.pdf"/>'))
    assert shown.find(".//a").get("href") == "desk://site/attachment/att1"  # type: ignore[union-attr]
    assert words(shown) == "report.pdf2.5 MB"


def test_a_file_that_is_gone_says_so(tree: Tree) -> None:
    shown = tree(macro("viewpdf", name="gone.pdf"))
    assert words(shown) == "gone.pdfnot attached to this page"


def test_nobody_knows_that_a_file_is_gone_before_the_list_is_here(context: Context) -> None:
    shown = draw(macro("viewpdf", name="gone.pdf"), replace(context, files_known=False)).html
    assert "gone.pdf" in shown
    assert "not attached" not in shown


def test_a_diagram_shows_its_attached_preview(drawn: Draw, tree: Tree) -> None:
    shown = tree(macro("drawio", diagramName="flow.drawio"))
    assert shown.find(".//img").get("src") == "desk://site/blob/att2/3"  # type: ignore[union-attr]
    assert drawn(macro("gliffy", name="none")).unknown == ("gliffy",)


def test_embedded_pages_are_link_cards(tree: Tree) -> None:
    shown = tree(macro("widget", url='<ri:url ri:value="https://video.example/v?x=1"/>'))
    assert shown.find(".//a").get("href") == "https://video.example/v?x=1"  # type: ignore[union-attr]
    assert shown.find(".//iframe") is None


def test_a_hostile_embed_is_a_labelled_box_without_a_link(tree: Tree) -> None:
    links = tree(macro("iframe", src="javascript:alert(1)")).findall(".//a")
    assert [str(a.get("href"))[:17] for a in links] == ["desk://site/draw/"]


def test_jira_shows_the_key_or_the_query(tree: Tree) -> None:
    assert words(tree(macro("jira", key="OPS-12"))) == "OPS-12"
    assert "project = OPS" in words(tree(macro("jira", jqlQuery="project = OPS")))


def test_a_profile_is_a_name_with_a_face(drawn: Draw) -> None:
    done = drawn(macro("profile", user='<ri:user ri:account-id="ana"/>'))
    assert ">Ana Ruiz</span>" in done.html
    assert done.people == ("ana",)
