"""HTML that nobody writes: made to keep a parser busy, or to pile up elements."""

_LONG = 20_000

BOMBS = {
    "deep": "<div>" * _LONG,
    "deep emphasis": "<b><i><u>" * _LONG,
    "crossing": "<b><p>" * _LONG,
    "tables": "<table>" * _LONG,
    "comments": "<!--" * _LONG,
    "declarations": "<![CDATA[" * _LONG,
    "starts": "<" * _LONG * 5,
    "quotes": '<a b="' * _LONG,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(_LONG)) + ">",
    "references": "&" * _LONG * 5,
    "open quote": "<p title='" + "a>b " * _LONG,
}
