"""The words of readiness: the verdict, what is missing, and the report as a file."""

import json
from collections.abc import Collection
from datetime import UTC, datetime
from html import escape
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from confluence_desk.domain.readiness import Gap, Lack, Readiness
from confluence_desk.ui.moments import ago
from confluence_desk.ui.panels.labels import exactly

translate = QCoreApplication.translate


def verdict_words(found: Readiness, but_for: Collection[Lack] = ()) -> str:
    """Ready, or not, in two words; ``but_for`` is what does not matter."""
    if found.ready_but_for(but_for):
        return translate("Readiness", "Ready")
    return translate("Readiness", "Not ready")


def reason_words(found: Readiness, now: datetime, but_for: Collection[Lack] = ()) -> str:
    """Why, in one sentence."""
    if not found.pages and not found.gaps:
        return translate("Readiness", "Nothing of it is known on this machine.")
    if not found.ready_but_for(but_for):
        missing = (count_words(lack, n) for lack, n in found.in_the_way(but_for).items())
        return translate("Readiness", "{missing}.").format(missing=", ".join(missing))
    n = found.pages
    words = translate("Readiness", "%Ln page(s) with all they show; oldest check {when}.", "", n)
    return words.format(when=ago(found.oldest, now))


def count_words(lack: Lack, n: int) -> str:
    """How much of one kind is missing."""
    return {
        Lack.LIST: translate("Readiness", "%Ln list(s) of pages never fetched", "", n),
        Lack.TEXT: translate("Readiness", "%Ln page(s) missing", "", n),
        Lack.OUTDATED: translate("Readiness", "%Ln page(s) outdated", "", n),
        Lack.INCLUDE: translate("Readiness", "%Ln included page(s) missing", "", n),
        Lack.LISTED: translate("Readiness", "%Ln page(s) with incomplete lists", "", n),
        Lack.IMAGE: translate("Readiness", "%Ln image(s) missing", "", n),
        Lack.LINK: translate("Readiness", "%Ln linked page(s) missing", "", n),
        Lack.OLD: translate("Readiness", "%Ln page(s) not checked for a day", "", n),
        Lack.FILE: translate("Readiness", "%Ln file(s) not here", "", n),
    }[lack]


def lack_words(lack: Lack) -> str:
    """What is the matter with one thing."""
    return {
        Lack.LIST: translate("Readiness", "Never listed"),
        Lack.TEXT: translate("Readiness", "Page missing"),
        Lack.OUTDATED: translate("Readiness", "Outdated"),
        Lack.INCLUDE: translate("Readiness", "Included page missing"),
        Lack.LISTED: translate("Readiness", "List incomplete"),
        Lack.IMAGE: translate("Readiness", "Image missing"),
        Lack.LINK: translate("Readiness", "Linked page missing"),
        Lack.OLD: translate("Readiness", "Not checked lately"),
        Lack.FILE: translate("Readiness", "File not here"),
    }[lack]


def wanted_words(gap: Gap) -> str:
    """What is missing: the file or page, or the page itself."""
    if gap.wanted or gap.wanted_id:
        return gap.wanted or translate("Readiness", "Page {id}").format(id=gap.wanted_id)
    if gap.lack is Lack.LIST:
        return translate("Readiness", "what is below")
    return ""


def page_words(gap: Gap) -> str:
    """The page it is missing on."""
    if gap.title or not gap.page_id:
        return gap.title
    return translate("Readiness", "Page {id}").format(id=gap.page_id)


def facts(found: Readiness, now: datetime) -> list[tuple[str, str]]:
    """What was looked at, as names and values."""
    number = QLocale().toString
    rows = [
        (translate("Readiness", "Pages"), number(found.pages)),
        (translate("Readiness", "Images"), number(found.images)),
        (translate("Readiness", "Included pages"), number(found.includes)),
        (translate("Readiness", "Linked pages"), number(found.links)),
    ]
    if files := found.counts.get(Lack.FILE, 0):
        rows.append((translate("Readiness", "Files not here"), number(files)))
    if found.oldest is not None:
        oldest, newest = ago(found.oldest, now), ago(found.newest, now)
        rows.append((translate("Readiness", "Oldest check"), oldest))
        rows.append((translate("Readiness", "Newest check"), newest))
    return rows


def as_markdown(found: Readiness, name: str, now: datetime) -> str:
    """The report for a wiki or a ticket."""
    lines = [
        f"# {_md(_heading(name))}",
        "",
        f"**{verdict_words(found)}.** {_md(reason_words(found, now))}",
        "",
        _made(found),
        "",
        *(f"- {label}: {value}" for label, value in facts(found, now)),
    ]
    if found.gaps:
        lines += ["", f"| {' | '.join(_columns())} |", "|---|---|---|"]
        lines += [f"| {' | '.join(_md(cell) for cell in _cells(gap))} |" for gap in found.gaps]
    lines += [*_rest(found), ""]
    return "\n".join(lines)


def as_html(found: Readiness, name: str, now: datetime) -> str:
    """The report as a page that stands alone: no script, no request."""
    tone = "#1B7F3B" if found.ready else "#B42318"
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in _cells(gap))}</tr>\n"
        for gap in found.gaps
    )
    heads = "".join(f"<th>{escape(column)}</th>" for column in _columns())
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>\n{rows}</tbody></table>"
    items = "".join(f"<li>{escape(a)}: {escape(b)}</li>" for a, b in facts(found, now))
    rest = "".join(f"<p>{escape(line)}</p>" for line in _rest(found) if line)
    direction = translate("Readiness", "ltr", "the direction your language is written in: ltr, rtl")
    return (
        f'<!DOCTYPE html>\n<html dir="{direction}"><head><meta charset="utf-8">'
        f"<title>{escape(_heading(name))}</title>\n<style>{_STYLE}</style></head><body>\n"
        f"<h1>{escape(_heading(name))}</h1>\n"
        f'<p><strong style="color:{tone}">{escape(verdict_words(found))}.</strong> '
        f"{escape(reason_words(found, now))}</p>\n<p>{escape(_made(found))}</p>\n"
        f"<ul>{items}</ul>\n{table if found.gaps else ''}{rest}</body></html>\n"
    )


def as_json(found: Readiness, name: str) -> str:
    """The report for a machine: the same in every language."""
    whole: dict[str, Any] = {
        "about": found.scope.holds.value,
        "subject": found.scope.subject,
        "name": name,
        "made_at": _iso(found.made_at),
        "ready": found.ready,
        "ready_without_links": found.ready_but_for({Lack.LINK}),
        "pages": found.pages,
        "images": found.images,
        "includes": found.includes,
        "links": found.links,
        "oldest_check": _iso(found.oldest),
        "newest_check": _iso(found.newest),
        "counts": {lack.value: n for lack, n in found.counts.items()},
        "gaps": [
            {
                "lack": gap.lack.value,
                "page_id": gap.page_id,
                "page": gap.title,
                "wanted": gap.wanted,
                "wanted_id": gap.wanted_id,
                "checked_at": _iso(gap.at),
            }
            for gap in found.gaps
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse}th,td{border:1px solid #ccc;padding:4px 8px;text-align:start}"
)


def _heading(name: str) -> str:
    return translate("Kept", "Readiness: {name}").format(name=name)


def _made(found: Readiness) -> str:
    return translate("Readiness", "Looked at on {when}.").format(when=exactly(found.made_at))


def _columns() -> tuple[str, str, str]:
    return (
        translate("Readiness", "What is the matter"),
        translate("Readiness", "On the page"),
        translate("Readiness", "What"),
    )


def _cells(gap: Gap) -> tuple[str, str, str]:
    return lack_words(gap.lack), page_words(gap), wanted_words(gap)


def _rest(found: Readiness) -> list[str]:
    """How many more there are than the list holds."""
    n = sum(found.counts.values()) - len(found.gaps)
    return ["", translate("Readiness", "and %Ln more", "", n)] if n > 0 else []


def _md(text: str) -> str:
    """Text that Markdown takes for text, on one line."""
    plain = " ".join(text.split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in plain)


def _iso(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None
