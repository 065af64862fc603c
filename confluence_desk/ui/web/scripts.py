"""The few lines of script we run beside a page, in a world of their own; pages run none."""

import json

_EDGE = 40
_FIND = "document.getElementById(%s) || document.getElementsByName(%s)[0]"
_UNFOLD = """
for (let up = found.parentElement; up; up = up.parentElement)
  if (up.tagName === 'DETAILS') up.open = true;
"""


def scroll_to(position: float) -> str:
    """Put the text where it was, at once."""
    return f"window.scrollTo({{top: {position:.1f}, behavior: 'instant'}});"


def arrive_at(position: float) -> str:
    """Put the text where it was, below pictures that are still to come.

    The browser must not hold on to a line of its own meanwhile, as it else does.
    """
    return f"document.documentElement.style.overflowAnchor = 'none';{scroll_to(position)}"


def veiled(html: str) -> str:
    """A document of which nothing is seen until ``place`` brought it where it belongs."""
    return html.replace("<html", "<html hidden", 1)


def place(placement: str) -> str:
    """Run ``placement`` as soon as the text has its looks, and keep it for ``place_again``."""
    return _alone(
        f"""
window.deskPlace = () => {{
  document.documentElement.hidden = false;
  document.documentElement.style.visibility = '';
  {placement}
  window.deskLeft = window.scrollY;
}};
const sheet = document.querySelector('link[rel=stylesheet]');
if (!sheet || sheet.sheet) window.deskPlace();
else for (const end of ['load', 'error'])
  sheet.addEventListener(end, window.deskPlace, {{once: true}});"""
    )


def place_again() -> str:
    """Run the placement once more now that pictures have their size, unless somebody scrolled."""
    return _alone(
        "if (window.deskPlace && !(Math.abs(window.scrollY - window.deskLeft) > 2))"
        " window.deskPlace();"
        "document.documentElement.hidden = false;"
        "document.documentElement.style.visibility = '';"
        "document.documentElement.style.overflowAnchor = '';"
    )


def reveal(anchor: str) -> str:
    """Bring an anchor into sight, opening what folds it away; true when it is there."""
    name = json.dumps(anchor)
    return _alone(
        f"const found = {_FIND % (name, name)}; if (!found) return false;"
        f"{_UNFOLD} found.scrollIntoView(); return true;"
    )


def mark(reference: str) -> str:
    """Highlight the text of one inline comment, or none; true when it is there.

    One that is seen already stays where it is.
    """
    return _alone(
        f"""
const wanted = {json.dumps(reference)};
let found = null;
for (const marker of document.querySelectorAll('[data-ref]')) {{
  const on = wanted !== '' && marker.dataset.ref === wanted;
  marker.classList.toggle('on', on);
  if (on && !found) found = marker;
}}
if (!found) return wanted === '';
{_UNFOLD}
const at = found.getBoundingClientRect();
const seen = at.height && at.top > {_EDGE} && at.bottom < window.innerHeight - {_EDGE};
if (!seen) found.scrollIntoView({{block: 'center'}});
return true;"""
    )


def fold(*, opened: bool) -> str:
    """Open what is folded in a comparison, or fold it; the row that is read stays where it is."""
    return _alone(
        f"""
const edge = row => row.getBoundingClientRect();
const places = '.diff > .diff-row, .lane > .diff-row, .unchanged > summary';
const lines = [...document.querySelectorAll(places)];
const read = lines.find(line => edge(line).bottom > 0 && edge(line).top < innerHeight);
const held = read || lines.filter(line => edge(line).bottom <= 0).pop();
const before = read ? edge(read).top : 0;
document.documentElement.style.overflowAnchor = 'none';
for (const stretch of document.querySelectorAll('.unchanged')) stretch.open = {json.dumps(opened)};
if (held) window.scrollBy({{top: edge(held).top - before, behavior: 'instant'}});
document.documentElement.style.overflowAnchor = '';"""
    )


def topmost(chosen: str) -> str:
    """``[anchor, position, row]`` as JSON: the heading that is read, how far down the text stands.

    It is the last heading above a line near the top; at the end of a page the ``chosen`` one,
    if it is in sight at all. The row is the first of a comparison that is seen; -1 for none.
    """
    return _alone(
        f"""
const line = Math.min(120, window.innerHeight / 4);
const shown = [...document.querySelectorAll('h1[id],h2[id],h3[id],h4[id],h5[id],h6[id]')]
  .filter(heading => heading.getClientRects().length);
const top = heading => heading.getBoundingClientRect().top;
const ended = window.scrollY + window.innerHeight > document.documentElement.scrollHeight - 2;
const chosen = shown.find(heading => heading.id === {json.dumps(chosen)});
const row = [...document.querySelectorAll('.diff-row')].findIndex(
  row => !row.closest('details:not([open])') && row.getBoundingClientRect().bottom > 8);
if (ended && chosen && top(chosen) >= 0 && top(chosen) < window.innerHeight)
  return JSON.stringify([chosen.id, window.scrollY, row]);
const above = shown.filter(heading => top(heading) <= line);
const read = above.length ? above[above.length - 1] : shown[0];
return JSON.stringify([read ? read.id : '', window.scrollY, row]);"""
    )


def blank(address: str) -> str:
    """Show nothing of a document older than the one at ``address``, which replaces it.

    That one may be there by the time this runs; it must never be what is hidden.
    """
    return _alone(
        "const number = where => Number(new URL(where).searchParams.get('v'));"
        f"if (number(location.href) < number({json.dumps(address)}))"
        " document.documentElement.style.visibility = 'hidden';"
    )


def write(element_id: str, text: str) -> str:
    """Put plain text into an element of ours."""
    return _alone(
        f"const found = document.getElementById({json.dumps(element_id)});"
        f"if (found) found.textContent = {json.dumps(text)};"
    )


def wear(address: str) -> str:
    """Change the style sheet where the document stands; the old one stays until then."""
    return _alone(
        f"""
const sheets = [...document.querySelectorAll('link[rel=stylesheet]')];
const worn = sheets[sheets.length - 1];
if (!worn || worn.href === {json.dumps(address)}) return;
const next = worn.cloneNode();
next.href = {json.dumps(address)};
next.addEventListener('load', () => sheets.forEach(sheet => sheet.remove()), {{once: true}});
worn.after(next);"""
    )


def _alone(body: str) -> str:
    return f"(() => {{{body}}})();"
