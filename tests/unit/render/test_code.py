import re
from html import unescape

import pytest

from confluence_desk.render.code import coloured, highlighted, language


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


def test_a_file_is_coloured_line_by_line_as_qt_counts() -> None:
    lines = coloured('def f():\n    return "\U0001f600"  # x\n', "a.py")
    assert lines[0] == ((0, 3, "keyword"), (4, 1, "name"))
    assert lines[1][0] == (4, 6, "keyword")
    assert lines[1][-1] == (17, 3, "comment")  # the face counts twice
    assert len(lines) == 3


def test_a_file_of_an_unknown_language_or_a_huge_one_has_no_colours() -> None:
    assert coloured("x = 1", "a.nothing-known") == ()
    assert coloured("x = 1\n" * 100_000, "a.py") == ()


OFFERED = (
    "ABAP", "ActionScript3", "Ada", "AppleScript", "Arduino", "AutoIt", "Bash", "C", "C#", "C++",
    "Clojure", "CoffeeScript", "ColdFusion", "Cold Fusion", "CSS", "CUDA", "D", "Dart", "Delphi",
    "Delphi/ObjectPascal", "Diff", "Docker", "Elixir", "Erlang", "Fortran", "FoxPro", "Gherkin",
    "Go", "GraphQL", "Groovy", "Handlebars", "Haskell", "Haxe", "HCL", "HTML", "HTML and XML",
    "Java", "JavaFX", "JavaScript", "JSON", "JSX", "Julia", "Kotlin", "LiveScript", "Lua",
    "Markdown", "Mathematica", "Matlab", "MediaWiki", "Nginx", "Object Pascal", "Objective-C",
    "Objective-J", "OCaml", "Octave", "Perl", "PHP", "PowerShell", "Prolog", "Properties",
    "Protocol Buffers", "Puppet", "Python", "QML", "R", "Racket", "reStructuredText", "Ruby",
    "Rust", "Sass", "Scala", "Scheme", "SCSS", "Shell", "Smalltalk", "SQL", "Standard ML", "Swift",
    "Tcl", "TeX", "Terraform", "TOML", "TSX", "TypeScript", "Vala", "VB.NET", "Verilog", "VHDL",
    "Visual Basic", "Vue", "XML", "XQuery", "YAML", "jsonc", "kt", "gradle", "plsql",
)  # fmt: skip


@pytest.mark.parametrize("name", OFFERED)
def test_every_language_that_confluence_offers_has_its_colours(name: str) -> None:
    sample = '+x = "text" # 1 // 2 <b class="c"> key: [1, 2] if while `a` **b** ``c`` \\d{e}\n'
    assert "<span" in highlighted(sample, name)
