# ruff: noqa: E501 - a case reads best in one piece
"""Edits as people make them, each with what an editor would call it."""

from typing import NamedTuple


class Case(NamedTuple):
    """``expected``: how often each kind of change is to be found."""

    name: str
    old: str
    new: str
    expected: dict[str, int]


A = "<p>The primary answers every write and tells the replicas about it.</p>"
B = "<p>Sentinel watches over all of them and votes when the primary is silent.</p>"
C = "<p>Clients ask Sentinel where the primary is before they connect.</p>"
D = "<p>A replica that lags by more than thirty seconds is never promoted.</p>"


def _table(*rows: str, tag: str = "td") -> str:
    lines = "".join(
        "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in row.split("|")) + "</tr>"
        for row in rows
    )
    return f"<table><tbody>{lines}</tbody></table>"


def _macro(name: str, body: str, **parameters: str) -> str:
    told = "".join(f'<ac:parameter ac:name="{k}">{v}</ac:parameter>' for k, v in parameters.items())
    return f'<ac:structured-macro ac:name="{name}">{told}{body}</ac:structured-macro>'


def _rich(body: str) -> str:
    return f"<ac:rich-text-body>{body}</ac:rich-text-body>"


def _code(text: str, **parameters: str) -> str:
    body = f"<ac:plain-text-body><![CDATA[{text}]]></ac:plain-text-body>"
    return _macro("code", body, **parameters)


def _task(words: str, *, done: bool) -> str:
    status = "complete" if done else "incomplete"
    return (
        f"<ac:task><ac:task-id>1</ac:task-id><ac:task-status>{status}</ac:task-status>"
        f"<ac:task-body>{words}</ac:task-body></ac:task>"
    )


def _tasks(*tasks: str) -> str:
    return f"<ac:task-list>{''.join(tasks)}</ac:task-list>"


def _list(*items: str, tag: str = "ul") -> str:
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"


def _image(name: str, **attributes: str) -> str:
    told = "".join(f' ac:{k}="{v}"' for k, v in attributes.items())
    return f'<ac:image{told}><ri:attachment ri:filename="{name}" /></ac:image>'


def _status(title: str, colour: str = "Green") -> str:
    return _macro("status", "", title=title, colour=colour)


def _link(title: str, words: str) -> str:
    return (
        f'<ac:link><ri:page ri:content-title="{title}" />'
        f"<ac:plain-text-link-body><![CDATA[{words}]]></ac:plain-text-link-body></ac:link>"
    )


def _layout(kind: str, *cells: str) -> str:
    inner = "".join(f"<ac:layout-cell>{cell}</ac:layout-cell>" for cell in cells)
    return f'<ac:layout><ac:layout-section ac:type="{kind}">{inner}</ac:layout-section></ac:layout>'


LIMITS = _table("Caller|Tries|Cap", "Checkout|5|30 s", "Search|2|10 s", "Mail|9|60 s")

NOTHING = [
    Case("equal", A + B, A + B, {}),
    Case("both empty", "", "", {}),
    Case("empty paragraphs", A + B, f"{A}<p></p><p>&nbsp;</p><p><br/></p>{B}", {}),
    Case("blanks", A, A.replace("every write", "every\n   write"), {}),
    Case("hard space", "<p>Wait 30 s.</p>", "<p>Wait 30&nbsp;s.</p>", {}),
    Case("entity spelling", "<p>a &#228; b &mdash; c</p>", "<p>a ä b — c</p>", {}),
    Case(
        "macro ids",
        '<ac:structured-macro ac:name="toc" ac:macro-id="1" ac:schema-version="1"/>',
        '<ac:structured-macro ac:macro-id="2" ac:schema-version="3" ac:name="toc" />',
        {},
    ),
    Case("local ids", '<p local-id="a">One two.</p>', '<p local-id="b">One two.</p>', {}),
    Case(
        "version at save",
        '<p><ac:link><ri:page ri:content-title="Plan" ri:version-at-save="3"/></ac:link></p>',
        '<p><ac:link><ri:page ri:content-title="Plan" ri:version-at-save="4"/></ac:link></p>',
        {},
    ),
    Case(
        "order of attributes",
        '<p><ac:image ac:width="20" ac:align="left"><ri:url ri:value="https://x.test/a.png"/>'
        "</ac:image></p>",
        '<p><ac:image ac:align="left" ac:width="20"><ri:url ri:value="https://x.test/a.png"/>'
        "</ac:image></p>",
        {},
    ),
    Case("strong is b", "<p>Do <strong>not</strong> wait.</p>", "<p>Do <b>not</b> wait.</p>", {}),
    Case(
        "a comment marker",
        "<p>Do not wait.</p>",
        '<p>Do <ac:inline-comment-marker ac:ref="x">not</ac:inline-comment-marker> wait.</p>',
        {},
    ),
    Case("a span that says nothing", "<p>One two.</p>", "<p><span>One</span> two.</p>", {}),
    Case("order of parameters", _macro("toc", "", maxLevel="2", type="list"),
         _macro("toc", "", type="list", maxLevel="2"), {}),
    Case("blanks after code", _code("a = 1\nb = 2"), _code("a = 1  \nb = 2\n"), {}),
]  # fmt: skip

WORDS = [
    Case("a word", A, A.replace("every", "each"), {"changed": 1}),
    Case("a word more", A, A.replace("every write", "every single write"), {"changed": 1}),
    Case("a word less", A, A.replace("every ", ""), {"changed": 1}),
    Case("a full stop", A, A.replace("it.", "it!"), {"changed": 1}),
    Case("a sentence more", A, A.replace("</p>", " It never waits for them.</p>"), {"changed": 1}),
    Case("much more text", A, A.replace("</p>", " " + "Then more is told about this. " * 6 + "</p>"),
         {"changed": 1}),
    Case("a heading", f"<h2>Why we retry</h2>{A}", f"<h2>Why we ever retry</h2>{A}", {"changed": 1}),
    Case("a short heading", f"<h2>Limits</h2>{A}", f"<h2>Limits and caps</h2>{A}", {"changed": 1}),
    Case("a number", "<p>Retry 5 times.</p>", "<p>Retry 3 times.</p>", {"changed": 1}),
    Case("two paragraphs", A + B, A.replace("every", "each") + B.replace("votes", "elects"),
         {"changed": 2}),
    Case("added", A + C, A + B + C, {"added": 1}),
    Case("removed", A + B + C, A + C, {"removed": 1}),
    Case("first", B, A + B, {"added": 1}),
    Case("last", A, A + B, {"added": 1}),
    Case("everything new", "", A + B, {"added": 2}),
    Case("everything gone", A + B + C, "", {"removed": 3}),
    Case("a section", f"<h1>One</h1>{A}", f"<h1>One</h1>{A}<h1>Two</h1>{B}{C}", {"added": 3}),
    Case("unrelated", A, B, {"removed": 1, "added": 1}),
    Case(
        "unrelated, with small words in common",
        "<p>Batch jobs retry for ever.</p>",
        "<p>Batch jobs retry for one hour and then page the owner.</p>",
        {"removed": 1, "added": 1},
    ),
    Case("rewritten between two that stay", A + B + C, A + D + C, {"removed": 1, "added": 1}),
    Case("a huge deletion", A + "".join(f"<p>Line number {n} of the old part.</p>" for n in range(300))
         + B, A + B, {"removed": 300}),
    Case("a rule", A + B, f"{A}<hr/>{B}", {"added": 1}),
    Case("an empty page filled", "<p></p>", A, {"added": 1}),
    Case("a quotation", f"<blockquote>{A}</blockquote>",
         f"<blockquote>{A.replace('every', 'each')}</blockquote>", {"changed": 1}),
    Case("an emoji", '<p>Done <ac:emoticon ac:name="tick"/></p>',
         '<p>Done <ac:emoticon ac:name="cross"/></p>', {"changed": 1}),
    Case("a date", '<p>Due <time datetime="2026-11-21"/> at noon</p>',
         '<p>Due <time datetime="2026-11-22"/> at noon</p>', {"changed": 1}),
    Case("a person", '<p>Ask <ac:link><ri:user ri:account-id="a"/></ac:link> first.</p>',
         '<p>Ask <ac:link><ri:user ri:account-id="b"/></ac:link> first.</p>', {"changed": 1}),
]  # fmt: skip

MOVES = [
    Case("swapped", A + B, B + A, {"moved": 1}),
    Case("down", A + B + C + D, B + C + A + D, {"moved": 1}),
    Case("up", A + B + C + D, A + D + B + C, {"moved": 1}),
    Case("moved and changed", A + B + C + D, B + C + A.replace("every", "each") + D, {"moved": 1}),
    Case("first becomes last", A + B + C + D, B + C + D + A, {"moved": 1}),
    Case("a section", f"<h2>The first</h2>{A}<h2>The second</h2>{B}{C}{D}",
         f"<h2>The second</h2>{B}{C}{D}<h2>The first</h2>{A}", {"moved": 2}),
    Case("a duplicate", A + B, A + B + A, {"added": 1}),
    Case("one of two alike", A + B + A, B + A, {"removed": 1}),
    Case("into a panel", A + B, _macro("info", _rich(A)) + B, {"added": 1, "formatting": 1}),
    Case("an item", _list("Stop the writers first", "Promote the replica", "Tell the channel"),
         _list("Promote the replica", "Tell the channel", "Stop the writers first"), {"moved": 1}),
    Case("a row", _table("Caller|Tries", "Checkout|5 tries", "Search|2 tries", "Mail|9 tries"),
         _table("Caller|Tries", "Search|2 tries", "Mail|9 tries", "Checkout|5 tries"),
         {"row-moved": 1}),
    Case("a picture", _image("plan.png") + A + B + C, A + B + C + _image("plan.png"), {"moved": 1}),
    Case("a picture of another size", _image("plan.png", width="200") + A + B + C,
         A + B + C + _image("plan.png", width="300"), {"moved": 1}),
    Case("an item into another list",
         _list("Stop the writers first", "Promote the replica now") + A + _list("Tell the channel"),
         _list("Promote the replica now") + A + _list("Tell the channel", "Stop the writers first"),
         {"moved": 1}),
    Case("turned around", A + B + C, C + B + A, {"moved": 2}),
    Case("a row that changed too",
         _table("Caller|Note", "Checkout service|waits for thirty seconds", "Search|stops", "Mail|goes on"),
         _table("Caller|Note", "Search|stops", "Mail|goes on", "Checkout service|waits for forty seconds"),
         {"row-moved": 1}),
    Case("short words do not move", "<p>Yes</p>" + A + B, A + B + "<p>Yes</p>",
         {"removed": 1, "added": 1}),
]  # fmt: skip

_TWO = "The primary answers every write and tells the replicas about it. "
_THREE = "Sentinel watches over all of them and votes when it is silent."
PARTS = [
    Case("split", f"<p>{_TWO}{_THREE}</p>", f"<p>{_TWO}</p><p>{_THREE}</p>", {"split": 1}),
    Case("merged", f"<p>{_TWO}</p><p>{_THREE}</p>", f"<p>{_TWO}{_THREE}</p>", {"merged": 1}),
    Case("split among others", f"{C}<p>{_TWO}{_THREE}</p>{D}", f"{C}<p>{_TWO}</p><p>{_THREE}</p>{D}",
         {"split": 1}),
    Case("split in three", f"<p>{_TWO}{_THREE} Clients ask it where to go.</p>",
         f"<p>{_TWO}</p><p>{_THREE}</p><p>Clients ask it where to go.</p>", {"split": 1}),
    Case("split in eight", "<p>one-1 one-2 two-1 two-2 three-1 three-2 four-1 four-2 five-1 five-2 six-1 "
         "six-2 seven-1 seven-2 eight-1 eight-2</p>", "".join(f"<p>{n}-1 {n}-2</p>" for n in
         ("one", "two", "three", "four", "five", "six", "seven", "eight")), {"split": 1}),
    Case("split and changed", f"<p>{_TWO}{_THREE}</p>",
         f"<p>{_TWO.replace('every', 'each')}</p><p>{_THREE}</p>", {"split": 1}),
    Case("a sentence made items", f"<p>{_TWO}{_THREE}</p>", _list(_TWO, _THREE), {"split": 1}),
    Case("merged items", _list(_TWO, _THREE), _list(_TWO + _THREE), {"merged": 1}),
    Case("unequal parts", f"<p>{_TWO}{_THREE} It works.</p>", f"<p>{_TWO}{_THREE}</p><p>It works.</p>",
         {"split": 1}),
]  # fmt: skip

LOOKS = [
    Case("bold", "<p>Do not wait.</p>", "<p>Do <strong>not</strong> wait.</p>", {"formatting": 1}),
    Case("no longer italic", "<p>Do <em>not</em> wait.</p>", "<p>Do not wait.</p>",
         {"formatting": 1}),
    Case("a colour", "<p>Do not wait.</p>",
         '<p>Do <span style="color: rgb(255,0,0);">not</span> wait.</p>', {"formatting": 1}),
    Case("a heading of another level", f"<h2>Limits of it</h2>{A}", f"<h3>Limits of it</h3>{A}",
         {"formatting": 1}),
    Case("paragraph to heading", "<p>Limits of it all</p>", "<h2>Limits of it all</h2>",
         {"formatting": 1}),
    Case("bullets to numbers", _list("Stop the writers", "Promote it now"),
         _list("Stop the writers", "Promote it now", tag="ol"), {"formatting": 2}),
    Case("an item indented", _list("Stop the writers", "Promote it now"),
         "<ul><li>Stop the writers<ul><li>Promote it now</li></ul></li></ul>", {"formatting": 1}),
    Case("centred", "<p>One two three.</p>", '<p style="text-align: center;">One two three.</p>',
         {"formatting": 1}),
    Case("bold and words", A, A.replace("every", "<strong>each</strong>"), {"changed": 1}),
]  # fmt: skip

FACTS = [
    Case("a link elsewhere", f"<p>See {_link('Plan', 'the plan')}.</p>",
         f"<p>See {_link('Plan B', 'the plan')}.</p>", {"link": 1}),
    Case("an address", '<p>See <a href="https://x.test/1">the plan</a>.</p>',
         '<p>See <a href="https://x.test/2">the plan</a>.</p>', {"link": 1}),
    Case("words become a link", "<p>See the plan.</p>",
         '<p>See <a href="https://x.test/2">the plan</a>.</p>', {"link": 1}),
    Case("a picture replaced", A + _image("one.png") + B, A + _image("two.png") + B, {"image": 1}),
    Case("a picture in a paragraph", f"<p>{_image('one.png')}</p>", f"<p>{_image('two.png')}</p>",
         {"image": 1}),
    Case("a picture among words", f"<p>Look at {_image('one.png')} here.</p>",
         f"<p>Look at {_image('two.png')} here.</p>", {"image": 1}),
    Case("a picture's width", _image("one.png", width="200"), _image("one.png", width="300"),
         {"attribute": 1}),
    Case("ticked", _tasks(_task("Call Ana", done=False)), _tasks(_task("Call Ana", done=True)),
         {"task": 1}),
    Case("ticked and reworded", _tasks(_task("Call Ana today", done=False)),
         _tasks(_task("Call Bo today", done=True)), {"changed": 1}),
    Case("the page that is included",
         _macro("include", "").replace("></ac", '><ac:parameter ac:name=""><ac:link><ri:page '
         'ri:content-title="Plan"/></ac:link></ac:parameter></ac'),
         _macro("include", "").replace("></ac", '><ac:parameter ac:name=""><ac:link><ri:page '
         'ri:content-title="Plan B"/></ac:link></ac:parameter></ac'), {"attribute": 1}),
    Case("a task more", _tasks(_task("Call Ana", done=False)),
         _tasks(_task("Call Ana", done=False), _task("Write it down", done=False)), {"added": 1}),
    Case("a status", f"<p>It is {_status('OPEN')} now.</p>", f"<p>It is {_status('DONE')} now.</p>",
         {"status": 1}),
    Case("a status' colour", f"<p>It is {_status('OPEN')} now.</p>",
         f"<p>It is {_status('OPEN', 'Red')} now.</p>", {"status": 1}),
    Case("a parameter", _macro("toc", "", maxLevel="2"), _macro("toc", "", maxLevel="3"),
         {"attribute": 1}),
    Case("a panel's title", _macro("panel", _rich(A), title="Mind this"),
         _macro("panel", _rich(A), title="Mind this now"), {"changed": 1}),
    Case("words in a panel", _macro("info", _rich(A)),
         _macro("info", _rich(A.replace("every", "each"))), {"changed": 1}),
    Case("another panel", _macro("info", _rich(A)), _macro("warning", _rich(A)),
         {"removed": 1, "added": 1, "formatting": 1}),
    Case("the language of code", _code("a = 1", language="py"), _code("a = 1", language="js"),
         {"attribute": 1}),
    Case("a layout", _layout("two_equal", A, B), _layout("two_left_sidebar", A, B), {"layout": 1}),
    Case("another column", _layout("two_equal", A + B, C), _layout("two_equal", A, B + C),
         {"layout": 1}),
]  # fmt: skip

CODE = [
    Case("a line", _code("retry:\n  attempts: 5\n  cap: 30s"),
         _code("retry:\n  attempts: 3\n  cap: 30s"), {"code": 1}),
    Case("a line more", _code("one()\ntwo()"), _code("one()\nand_a_half()\ntwo()"), {"added": 1}),
    Case("a line less", _code("one()\nand_a_half()\ntwo()"), _code("one()\ntwo()"), {"removed": 1}),
    Case("indented", _code("if a:\nb()\nc()"), _code("if a:\n    b()\nc()"), {"code": 1}),
    Case("a name", _code("def run(self):\n    return 1"), _code("def start(self):\n    return 1"),
         {"code": 1}),
    Case("preformatted", "<pre>one two\nthree four</pre>", "<pre>one two\nthree five</pre>",
         {"code": 1}),
]  # fmt: skip

TABLES = [
    Case("a cell", LIMITS, LIMITS.replace(">5<", ">3<"), {"cell": 1}),
    Case("a row more", LIMITS, LIMITS.replace("</tbody>",
         "<tr><td>Ledger</td><td>1</td><td>5 s</td></tr></tbody>"), {"row-added": 1}),
    Case("a row less", LIMITS, LIMITS.replace("<tr><td>Search</td><td>2</td><td>10 s</td></tr>", ""),
         {"row-removed": 1}),
    Case("a column more", LIMITS, _table("Caller|Tries|Owner|Cap", "Checkout|5|Ana|30 s",
         "Search|2|Bo|10 s", "Mail|9|Ana|60 s"), {"column-added": 5}),
    Case("a column less", LIMITS, _table("Caller|Cap", "Checkout|30 s", "Search|10 s", "Mail|60 s"),
         {"column-removed": 5}),
    Case("columns exchanged", LIMITS, _table("Caller|Cap|Tries", "Checkout|30 s|5", "Search|10 s|2",
         "Mail|60 s|9"), {"column-moved": 5}),
    Case("all cells of a column", LIMITS, _table("Caller|Tries|Cap", "Checkout|6|30 s",
         "Search|3|10 s", "Mail|10|60 s"), {"cell": 3}),
    Case("a table more", A + B, A + LIMITS + B, {"added": 5}),
    Case("a column without words", LIMITS, _table("Caller|Tries||Cap", "Checkout|5||30 s",
         "Search|2||10 s", "Mail|9||60 s"), {"column-added": 5}),
    Case("a row and a column more", LIMITS, _table("Caller|Tries|Owner|Cap", "Checkout|5|Ana|30 s",
         "Ledger|1|Ana|5 s", "Search|2|Bo|10 s", "Mail|9|Ana|60 s"),
         {"column-added": 5, "row-added": 1}),
    Case("a column moved and a cell changed", LIMITS, _table("Caller|Cap|Tries", "Checkout|30 s|5",
         "Search|10 s|3", "Mail|60 s|9"), {"column-moved": 4, "cell": 1}),
    Case("a heading row", LIMITS, LIMITS.replace("<td>Caller</td><td>Tries</td><td>Cap</td>",
         "<th>Caller</th><th>Tries</th><th>Cap</th>"), {"formatting": 1}),
    Case("a cell over two rows",
         "<table><tbody><tr><td>a1</td><td>b1</td></tr><tr><td>a2</td><td>b2</td></tr></tbody></table>",
         '<table><tbody><tr><td rowspan="2">a1</td><td>b1</td></tr><tr><td>b2</td></tr></tbody></table>',
         {"attribute": 1, "cell": 1}),
    Case("merged cells", "<table><tbody><tr><td>One two</td><td>Three</td></tr></tbody></table>",
         '<table><tbody><tr><td colspan="2">One two Three</td></tr></tbody></table>', {"cell": 1}),
    Case("a wider cell", "<table><tbody><tr><td>One two</td></tr><tr><td>a</td><td>b</td></tr></tbody>"
         "</table>", '<table><tbody><tr><td colspan="2">One two</td></tr><tr><td>a</td><td>b</td></tr>'
         "</tbody></table>", {"attribute": 1}),
    Case("a cell's colour", LIMITS, LIMITS.replace("<td>5<",
         '<td data-highlight-colour="#ffebe6">5<'), {"attribute": 1}),
    Case("bold in a cell", LIMITS, LIMITS.replace(">5<", "><strong>5</strong><"), {"formatting": 1}),
    Case("a row's name", LIMITS, LIMITS.replace("Search", "Find"), {"cell": 1}),
    Case("a cell with a list", _table(f"Steps|{_list('Stop it', 'Promote it')}"),
         _table(f"Steps|{_list('Stop it', 'Promote that')}"), {"cell": 1}),
]  # fmt: skip

SCRIPTS = [
    Case("Chinese", "<p>主节点会把每次写入告诉副本。</p>", "<p>主节点会把每次写入告诉从本。</p>",
         {"changed": 1}),
    Case("Japanese", "<p>書き込みは必ず主ノードに送られます。</p>",
         "<p>書き込みは必ず副ノードに送られます。</p>", {"changed": 1}),
    Case("Thai", "<p>โหนดหลักรับการเขียนทุกครั้ง</p>", "<p>โหนดหลักรับการอ่านทุกครั้ง</p>",
         {"changed": 1}),
    Case("Arabic", "<p>العقدة الرئيسية تجيب عن كل كتابة.</p>",
         "<p>العقدة الرئيسية تجيب عن كل قراءة.</p>", {"changed": 1}),
    Case("Hebrew", "<p>הצומת הראשי עונה לכל כתיבה.</p>", "<p>הצומת הראשי עונה לכל קריאה.</p>",
         {"changed": 1}),
    Case("Chinese, unrelated", "<p>主节点会把每次写入告诉副本。</p>", "<p>请先联系值班工程师再重启。</p>",
         {"removed": 1, "added": 1}),
    Case("Arabic, moved", "<p>العقدة الرئيسية تجيب عن كل كتابة.</p><p>النسخ تتبعها بعد لحظة قصيرة.</p>",
         "<p>النسخ تتبعها بعد لحظة قصيرة.</p><p>العقدة الرئيسية تجيب عن كل كتابة.</p>", {"moved": 1}),
    Case("Chinese, moved", "<p>主节点会把每次写入告诉副本。</p><p>请先联系值班工程师再重启。</p>",
         "<p>请先联系值班工程师再重启。</p><p>主节点会把每次写入告诉副本。</p>", {"moved": 1}),
]  # fmt: skip

LISTS = [
    Case("an item more", _list("Stop the writers", "Tell the channel"),
         _list("Stop the writers", "Promote it", "Tell the channel"), {"added": 1}),
    Case("an item's words", _list("Stop the writers", "Tell the channel"),
         _list("Stop the writers", "Tell the whole channel"), {"changed": 1}),
    Case("a short item", _list("Owner: Ana", "Since: May"), _list("Owner: Bo", "Since: May"),
         {"changed": 1}),
    Case("a nested item", "<ul><li>Stop it all<ul><li>the writers</li></ul></li></ul>",
         "<ul><li>Stop it all<ul><li>the writers</li><li>the readers too</li></ul></li></ul>",
         {"added": 1}),
    Case("items in paragraphs", "<ul><li>Stop it all</li></ul>", "<ul><li><p>Stop it all</p></li></ul>",
         {}),
]  # fmt: skip

CASES = [
    Case(f"{group}: {case.name}", *case[1:])
    for group, cases in {
        "nothing": NOTHING, "words": WORDS, "moves": MOVES, "parts": PARTS, "looks": LOOKS,
        "facts": FACTS, "code": CODE, "tables": TABLES, "scripts": SCRIPTS, "lists": LISTS,
    }.items()
    for case in cases
]  # fmt: skip
