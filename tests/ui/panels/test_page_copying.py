"""Copying from a page's tab, and putting it on paper."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from confluence_desk.domain.entities import Kind
from confluence_desk.services.copies import Copy, Form
from confluence_desk.services.library import Document
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.scheme import register_scheme
from tests.ui.fakes.library import page_node
from tests.ui.fakes.reading import Pages, Run, told, until_settled

register_scheme()

HTML = '<!DOCTYPE html><title>T</title><article id="body"><p>Some <b>words</b></p></article>'


class FakeCopies:
    """Says what it was asked for."""

    async def page(self, node_id: str, form: Form) -> Copy | None:
        if node_id != "1":
            return None
        return Copy(f"{form} of page {node_id}", "<h1>page</h1>" if form is Form.RICH else "")

    async def part(self, html: str, form: Form, text: str = "") -> Copy:
        return Copy(f"{form}: {text}", html if form is Form.RICH else "")


def library() -> Pages:
    pages = Pages(drawn={"1": Document(HTML, "T", version=1)}, nodes={"1": page_node("1", "T/1")})
    pages.copies = FakeCopies()  # type: ignore[attr-defined]
    return pages


def test_the_page_or_the_selection_is_copied_as_asked(run: Run, theme: Theme) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        said: list[str] = []
        panel.notified.connect(lambda words, _warning: said.append(words))
        panel.show()
        panel.open("1")
        await until_settled(panel)
        panel.copy_as("markdown")
        await until_settled(panel, lambda: len(said) == 1)
        clipboard = QGuiApplication.clipboard()
        assert clipboard.text() == "markdown of page 1"
        panel.view.select_all()
        await until_settled(panel, lambda: bool(panel.view.selected_text))
        panel.copy_as("rich")
        await until_settled(panel, lambda: len(said) == 2)
        assert clipboard.text() == "rich: Some words"
        assert "<b>words</b>" in clipboard.mimeData().html()
        assert said == ["The page is copied as Markdown.", "The selection is copied."]

    told(run, theme, library(), story)


def test_only_what_has_a_text_of_its_own_is_offered_for_copying_and_searched_trap_97(
    run: Run, theme: Theme
) -> None:
    pages = library()
    for node_id, kind in (("2", Kind.FOLDER), ("3", Kind.WHITEBOARD)):
        pages.drawn[node_id] = Document(HTML, "T")
        pages.nodes[node_id] = page_node(node_id, "T", kind=kind)

    async def story(panel: PagePanel, _library: Pages) -> None:
        can = {}
        for node_id in ("1", "2", "3", "9"):
            panel.open(node_id)
            await until_settled(panel)
            can[node_id] = (panel.can_copy, panel.can_find)
            panel.open_finder()
            assert panel.find_bar.isHidden() is not panel.can_find
            panel.find_bar.close_bar()
        both, none = (True, True), (False, False)
        assert can == {"1": both, "2": both, "3": none, "9": none}

    told(run, theme, pages, story)


def test_a_page_without_a_text_here_says_so(run: Run, theme: Theme) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        said: list[str] = []
        panel.notified.connect(lambda words, _warning: said.append(words))
        panel.open("gone")
        await until_settled(panel)
        panel.copy_as("plain")
        await until_settled(panel, lambda: bool(said))
        assert said == ["There is no text here that could be copied."]

    told(run, theme, library(), story)


def test_nothing_selected_leaves_the_clipboard_alone(run: Run, theme: Theme) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        panel.open("1")
        await until_settled(panel)
        QGuiApplication.clipboard().setText("before")
        panel.view.copy()
        answered: list[str] = []
        panel.view.touch.take(lambda html, _text: answered.append(html))
        await until_settled(panel, lambda: answered == [""])
        assert QGuiApplication.clipboard().text() == "before"

    told(run, theme, library(), story)


def test_a_pdf_is_written_or_it_is_said_why_not(run: Run, theme: Theme, tmp_path: Path) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        said: list[tuple[str, bool]] = []
        panel.notified.connect(lambda words, warning: said.append((words, warning)))
        panel.open("1")
        await until_settled(panel)
        assert panel.hands.paper.margins().head == "T/1"
        panel.hands.paper.save_to(tmp_path / "page.pdf")
        await until_settled(panel, lambda: len(said) == 1)
        assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")
        assert said == [(f"Saved page.pdf in {tmp_path}.", False)]
        panel.hands.paper.save_to(tmp_path / "no" / "page.pdf")
        await until_settled(panel, lambda: len(said) == 2)
        words = "page.pdf could not be written. Try again, or choose another folder."
        assert said[1] == (words, True)

    told(run, theme, library(), story)


def test_a_label_leads_to_the_search_for_it_whatever_its_name_trap_78(
    run: Run, theme: Theme
) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        asked: list[str] = []
        panel.search_requested.connect(asked.append)
        panel.follow("desk://site/label/run%20book")
        panel.follow("desk://site/label/a%22b%5C")
        assert asked == ['label = "run book"', 'label = "a\\"b\\\\"']

    told(run, theme, library(), story)
