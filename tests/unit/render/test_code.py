import re
from html import unescape

import pytest

from confluence_desk.render.code import highlighted, language


def test_languages_have_the_names_of_their_communities() -> None:
    names = ["py", "C#", "html/xml", "none", "Visual Basic", "zzz", "sh"]
    assert [language(name) for name in names] == [
        "python", "csharp", "html", "", "vbnet", "zzz", "bash",
    ]  # fmt: skip


def test_colours_are_classes_only() -> None:
    shown = highlighted("def f(): return '<&>'", "py")
    assert '<span class="k">def</span>' in shown
    assert "style" not in shown
    assert "&lt;&amp;&gt;" in shown


@pytest.mark.parametrize("name", ["python", "html", "bash", "sql", "json", "no such", "../evil"])
def test_nothing_is_added_or_lost(name: str) -> None:
    text = "\n\n  a = '<b>'\t# é\r\n}}{{ \x07 ''' unclosed\n\n"
    assert unescape(re.sub("<[^>]*>", "", highlighted(text, name))).replace("\r\n", "\n") == (
        text.replace("\r\n", "\n")
    )


def test_huge_code_is_shown_plain() -> None:
    assert "<span" not in highlighted("x = 1\n" * 50_000, "python")
