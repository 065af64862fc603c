"""Storage bodies that nest anything in anything, grown from a seed."""

from random import Random

_BLOCKS = [
    "p", "div", "h1", "h3", "ul", "ol", "li", "table", "tbody", "thead", "tr", "td", "th", "col",
    "colgroup", "dl", "dt", "dd", "pre", "blockquote", "figure", "figcaption", "section", "center",
    "hr", "ac:task-list", "ac:task", "ac:task-body", "ac:layout", "ac:layout-section",
    "ac:layout-cell", "ac:adf-extension", "ac:adf-node", "ac:adf-content", "ac:adf-fallback",
    "ac:image",
]  # fmt: skip
_INLINE = [
    "b", "strong", "em", "code", "span", "a", "br", "time", "img", "sub", "u", "font", "ac:link",
    "ac:link-body", "ac:plain-text-link-body", "ac:emoticon", "ac:inline-comment-marker",
    "ac:placeholder", "ri:page", "ri:user", "ri:attachment", "ri:url", "x-y",
]  # fmt: skip
REORDERED = ["details", "summary", "caption", "ac:caption", "math"]
"""Elements whose parts are not drawn in the order they are written."""
_MACROS = [
    "toc", "code", "info", "panel", "expand", "status", "anchor", "children", "section", "column",
    "excerpt", "details", "nonsense", "drawio", "jira", "view-file", "toc-zone", "include",
    "widget", "noformat", "mathblock", "profile",
]  # fmt: skip
_PARAMETERS = [
    ("title", "T1"), ("colour", "Red"), ("", "anch"), ("collapse", "true"),
    ("linenumbers", "true"), ("key", "K-1"), ("url", "https://e.example/"), ("name", "map.png"),
    ("diagramName", "d"), ("page", "P"), ("border", "true"),
]  # fmt: skip
_ATTRIBUTES = {
    "a": [' href="https://e.example/a"'],
    "time": [f' datetime="{day}"' for day in ("2026-01-02", "x", "0000-00-00", "99999-01-01")],
    "img": [' src="/download/attachments/1/map.png"'],
    "ri:page": [' ri:content-title="T"'],
    "ri:user": [' ri:account-id="ana"', ' ri:userkey="gone"'],
    "ri:attachment": [' ri:filename="map.png"', ' ri:filename="none.png"'],
    "ri:url": [' ri:value="https://e.example/i.png"'],
    "td": ["", ' rowspan="3"', ' colspan="2"'],
    "th": ["", ' rowspan="2"', ' scope="odd"'],
    "ac:adf-node": [f' type="{kind}"' for kind in ("panel", "decision-list", "decision-item", "x",
                                                   "bodied-extension")],
    "ol": ["", ' start="0x"', ' start="3"'],
    "ac:inline-comment-marker": [' ac:ref="r 1"'],
    "ac:image": ["", ' ac:align="left"', ' ac:width="9999999"', ' ac:width="0"'],
}  # fmt: skip
_LOOKS = [' dir="rtl"', ' lang="x y"', ' style="color:red;text-align:right"', ' id="i d"',
          ' class="numbered"']  # fmt: skip
_DEEPEST = 6


def grown(seed: int, more: list[str]) -> str:
    """A body, the same for the same seed; ``more`` are elements to use besides the usual."""
    return _inside(Random(seed), _BLOCKS + _INLINE + more, 0)  # noqa: S311 - no secret


def _inside(chance: Random, names: list[str], depth: int) -> str:
    few = chance.randint(0 if depth else 1, 3)
    return "".join(_piece(chance, names, depth) for _ in range(few))


def _piece(chance: Random, names: list[str], depth: int) -> str:
    kind = chance.random()
    if depth > _DEEPEST or kind < 0.3:
        return chance.choice([f"word{chance.randint(0, 999)} ", "x", "&nbsp;", "&amp;", " "])
    if kind < 0.5:
        return _macro(chance, names, depth)
    name = chance.choice(names)
    told = chance.choice(_ATTRIBUTES.get(name, [""]))
    told += chance.choice(_LOOKS) if chance.random() < 0.2 else ""
    return f"<{name}{told}>{_inside(chance, names, depth + 1)}</{name}>"


def _macro(chance: Random, names: list[str], depth: int) -> str:
    chosen = chance.sample(_PARAMETERS, chance.randint(0, 3))
    told = "".join(f'<ac:parameter ac:name="{n}">{v}</ac:parameter>' for n, v in chosen)
    if chance.random() < 0.7:
        body = f"<ac:rich-text-body>{_inside(chance, names, depth + 1)}</ac:rich-text-body>"
    else:
        code = f"<![CDATA[code {chance.randint(0, 99)}]]>"
        body = f"<ac:plain-text-body>{code}</ac:plain-text-body>"
    return (
        f'<ac:structured-macro ac:name="{chance.choice(_MACROS)}">{told}{body}'
        "</ac:structured-macro>"
    )
