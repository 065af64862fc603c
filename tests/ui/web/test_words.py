"""Whatever people call things stays words: the real renderer's documents in a real view."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtGui import QTextDocument

from confluence_desk.domain.entities import (
    Attachment,
    Comment,
    Label,
    Page,
    Person,
    Place,
    Site,
    Space,
    Version,
)
from confluence_desk.services.documents import Documents
from confluence_desk.services.library import Document
from confluence_desk.store import Store
from confluence_desk.ui.theme import Theme
from tests.ui.web.browsing import FakePages, picture, viewing

Run = Callable[[Coroutine[Any, Any, None]], None]

NASTY = "<script>document.title='owned'</script> & \"C++\" <img src=x onerror=1> &amp; '</title>"
FILE = '<b>&"name"\'.png'
BODY = (
    f'<h2>{escape(NASTY)}</h2><p><ac:image><ri:attachment ri:filename="{escape(FILE)}"/></ac:image>'
    f'<ac:link><ri:attachment ri:filename="{escape(FILE)}"/></ac:link></p>'
    '<p><img src="http://tracker.example/pixel.png"/><a href="javascript:alert(1)">go</a></p>'
    '<p><ac:link><ri:user ri:account-id="p1"/></ac:link></p>'
)


@dataclass
class RenderedPages(FakePages):
    """Documents as the renderer draws them from a library."""

    documents: Documents | None = None

    def document(self, node_id: str) -> Document | None:
        assert self.documents is not None
        return self.documents.document(node_id)


async def filled(store: Store) -> None:
    await store.save_spaces([Space("1", "OPS", NASTY)], complete=True)
    await store.save_people([Person("p1", NASTY)])
    await store.save_page(Page("7", NASTY, "1", Version(3, author_id="p1"), body=BODY))
    await store.save_labels("7", [Label(NASTY)])
    await store.save_attachments("7", [Attachment("att1", "7", FILE, Version(2), "image/png")])


def test_names_are_text_and_our_pictures_show_trap_67_trap_66(run: Run, theme: Theme) -> None:
    async def main() -> None:
        store = Store.open(None, b"k" * 32)
        await filled(store)
        documents = Documents(Site("https://acme.atlassian.net"), store)
        library = RenderedPages(stored={("att1", 2): (picture(), "image/png")}, documents=documents)
        async with viewing(library, theme) as seen:
            await seen.show("7")
            assert await seen.ask("document.title") == NASTY
            assert await seen.ask("document.querySelector('h1').textContent") == NASTY
            assert await seen.ask("document.querySelector('#body h2').textContent") == NASTY
            assert await seen.ask("document.querySelector('.labels li').textContent") == NASTY
            assert await seen.ask("document.querySelector('.trail a').textContent") == NASTY
            assert NASTY in await seen.ask("document.querySelector('.byline').textContent")
            assert FILE in await seen.ask("document.querySelector('#body').textContent")
            assert await seen.ask("document.scripts.length") == 0
            assert await seen.ask("[...document.images].map(i => i.naturalWidth)") == [40]
            hrefs = await seen.ask("[...document.links].map(a => a.href)")
            assert not [href for href in hrefs if href.startswith("javascript")]
        store.close()

    run(main())


def test_a_comment_keeps_its_words_in_a_label_of_qt_trap_67(run: Run) -> None:
    async def main() -> None:
        store = Store.open(None, b"k" * 32)
        await filled(store)
        documents = Documents(Site("https://acme.atlassian.net"), store)
        said = f"<p>{escape(NASTY)}</p><script>1</script><p><img src='http://t.example/p'/></p>"
        html = documents.comment_html(Comment("c1", "7", Place.FOOTER, Version(1), said))
        label = QTextDocument()
        label.setHtml(html)
        assert NASTY in label.toPlainText()
        assert "<script" not in html
        assert "<img" not in html.replace("&lt;img", "")
        store.close()

    run(main())
