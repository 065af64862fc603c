"""Every part of a query has its role, and Pygments gives back the text it was given."""

from hypothesis import given
from hypothesis import strategies as st
from pygments.token import Keyword, Name

from confluence_desk.cql.highlighting import Role, parts
from confluence_desk.cql.pygments_lexer import CqlLexer


def _roles(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], str(one.role)) for one in parts(text)]


def test_each_part_has_its_role() -> None:
    text = "spase = OPS and created >= 2026-01-01 or id in (12, now('-1d')) order by title desc"
    assert _roles(text) == [
        *(("spase", "unknown"), ("=", "operator"), ("OPS", "value"), ("and", "keyword")),
        *(("created", "field"), (">=", "operator"), ("2026-01-01", "date"), ("or", "keyword")),
        *(("id", "field"), ("in", "operator"), ("(", "mark"), ("12", "number"), (",", "mark")),
        *(("now", "function"), ("(", "mark"), ("'-1d'", "string"), (")", "mark"), (")", "mark")),
        *(("order", "keyword"), ("by", "keyword"), ("title", "field"), ("desc", "keyword")),
    ]


def test_half_a_query_is_coloured_too() -> None:
    assert _roles("title ~ 'x")[-1] == ("'x", Role.ERROR)
    assert _roles("label ") == [("label", Role.FIELD)]
    assert _roles("label = a b")[-1] == ("b", Role.ERROR)


def test_pygments_names_the_parts() -> None:
    found = {text: kind for kind, text in CqlLexer().get_tokens("space = OPS and x = 1")}
    assert found["space"] is Name.Attribute
    assert found["and"] is Keyword
    assert found["x"] is Name.Exception


@given(st.text(alphabet="abnotrdespcil =~()',\"<>!\\ \n"))
def test_nothing_of_a_text_is_lost(text: str) -> None:
    pieces = [piece for _, _, piece in CqlLexer().get_tokens_unprocessed(text)]
    assert "".join(pieces) == text
