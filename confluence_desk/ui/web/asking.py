"""The scripts that ask a page something: what was clicked, what is selected, is all there."""

import json
import re


def mark_at(x: float, y: float) -> str:
    """The reference of the comment's mark at a place of the view; "" for none."""
    return _alone(
        f"""
if (!getSelection().isCollapsed) return '';
const hit = document.elementFromPoint({x:.1f}, {y:.1f});
if (!hit || hit.closest('a, summary')) return '';
const mark = hit.closest('[data-ref]');
return mark ? mark.dataset.ref : '';"""
    )


def focused(link: str) -> str:
    """``[x, y]`` as JSON: where a link stands that has the keyboard; "" where another thing has."""
    return _alone(
        f"""
const held = document.activeElement;
if (!held || held.href !== {json.dumps(link)} || !held.matches(':focus-visible')) return '';
const at = held.getClientRects()[0];
return at ? JSON.stringify([at.left, at.bottom]) : '';"""
    )


def focus_in(reference: str) -> str:
    """Put the keyboard on the first name of a writer in a marked part; its link, "" for none."""
    return _alone(
        f"""
const part = document.querySelector('[data-ref=' + CSS.escape({json.dumps(reference)}) + ']');
const name = part && part.querySelector('a.writer, a.wrote');
if (name) name.focus({{preventScroll: true, focusVisible: true}});
return name ? name.href : '';"""
    )


def selection() -> str:
    """``[html, text]`` of what is selected as JSON, in what gives it meaning; "" for nothing."""
    return _alone(
        r"""
const chosen = getSelection();
if (!chosen.rangeCount || chosen.isCollapsed) return '';
const range = chosen.getRangeAt(0);
let box = document.createElement('div');
box.append(range.cloneContents());
box.querySelectorAll('.by, .writer').forEach(name => name.remove());
const start = range.commonAncestorContainer;
const wraps = (up) => {
  const has = (names) => [...box.children].some(child => names.includes(child.tagName));
  switch (up.tagName) {
    case 'UL': case 'OL': case 'DL': return has(['LI', 'DT', 'DD']);
    case 'TR': return has(['TD', 'TH']);
    case 'TBODY': case 'THEAD': return has(['TR']);
    case 'TABLE': return has(['TR', 'TBODY', 'THEAD']);
    default: return /^(PRE|CODE|A|STRONG|EM|B|I|S|U|SUB|SUP)$/.test(up.tagName);
  }
};
for (let up = start.nodeType === 1 ? start : start.parentElement;
     up && up.id !== 'body' && up !== document.body; up = up.parentElement) {
  if (!wraps(up)) continue;
  const shell = up.cloneNode(false);
  shell.append(...box.childNodes);
  box = document.createElement('div');
  box.append(shell);
}
return JSON.stringify([box.innerHTML, chosen.toString()]);"""
    )


def fetch_pictures() -> str:
    """Have every picture come, also those far below what was looked at."""
    return _alone("for (const picture of document.images) picture.loading = 'eager';")


def pictures_missing() -> str:
    """How many pictures are still to come."""
    return "[...document.images].filter(picture => !picture.complete).length;"


def paper(head: str, aside: str, foot: str, pages: str) -> str:
    """What stands in the margins of every sheet; ``pages`` counts with ``{page}`` and ``{all}``.

    The first one has its title in large letters already.
    """
    boxes = {
        "top-left": _css(head),
        "top-right": _css(aside),
        "bottom-left": _css(foot),
        "bottom-right": _counting(pages),
    }
    look = "font: 8pt/1.3 sans-serif; color: #5a6472;"
    drawn = " ".join(f"@{box} {{ content: {said}; {look} }}" for box, said in boxes.items())
    rules = f"@page {{ {drawn} }} @page :first {{ @top-left {{ content: none; }} }}"
    return _alone(
        f"""
const margins = new CSSStyleSheet();
margins.replaceSync({json.dumps(rules)});
document.adoptedStyleSheets = [margins];"""
    )


_COUNTERS = {"{page}": "counter(page)", "{all}": "counter(pages)"}


def _counting(pages: str) -> str:
    parts = re.split(r"(\{page\}|\{all\})", pages)
    return " ".join(_COUNTERS.get(part) or _css(part) for part in parts if part)


def _css(text: str) -> str:
    """A text as CSS writes it between quotes."""
    kept = "".join(letter if letter.isprintable() else " " for letter in text)
    return '"' + kept.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _alone(body: str) -> str:
    return f"(() => {{{body}}})();"
