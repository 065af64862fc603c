"""Files that are no pictures: PDF, CSV, logs, archives, made of plain text."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from random import Random

_SHEET = "/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"


def pdf(title: str, pages: Sequence[Sequence[str]]) -> bytes:
    """A document of text pages in Helvetica, with a correct table of references."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        content = _page(title, lines, number + 1, count)
        objects += [
            f"<< /Type /Page /Parent 2 0 R {_SHEET} /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream",
        ]
    return _written(objects, title)


def table(rows: Sequence[Sequence[object]]) -> bytes:
    """Comma-separated values with the line ends that spreadsheets expect."""
    return "".join(",".join(map(str, row)) + "\r\n" for row in rows).encode()


def log(service: str, lines: int, seed: int) -> bytes:
    """What a service wrote on a bad morning."""
    rng, at, out = Random(seed), 6 * 3600, list[str]()
    for _ in range(lines):
        at += rng.randrange(1, 9)
        level = rng.choices(("INFO", "WARN", "ERROR"), (88, 9, 3))[0]
        said = {
            "INFO": f"handled request in {rng.randrange(4, 90)} ms",
            "WARN": f"connection pool at {rng.randrange(81, 99)} percent",
            "ERROR": "upstream timed out after 2000 ms, attempt 3 of 3",
        }[level]
        clock = f"{at // 3600 % 24:02d}:{at // 60 % 60:02d}:{at % 60:02d}"
        out.append(f"{clock} {level:5} {service}[{rng.randrange(200, 230)}] {said}\n")
    return "".join(out).encode()


def archive(members: Mapping[str, bytes]) -> bytes:
    """A ZIP of the given files, the same bytes every time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(zipfile.ZipInfo(name, (2026, 1, 5, 9, 0, 0)), data)
    return buffer.getvalue()


def _page(title: str, lines: Sequence[str], number: int, count: int) -> str:
    shown = [f"BT /F1 18 Tf 56 780 Td ({_safe(title)}) Tj ET"]
    shown += [
        f"BT /F1 11 Tf 56 {744 - place * 18} Td ({_safe(line)}) Tj ET"
        for place, line in enumerate(lines)
    ]
    shown.append(f"BT /F1 9 Tf 280 40 Td ({number} / {count}) Tj ET")
    return "\n".join(shown)


def _safe(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _written(objects: Sequence[str], title: str) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), list[int]()
    info = f"<< /Title ({_safe(title)}) /Producer (Confluence Desk demo) >>"
    for number, text in enumerate([*objects, info], 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    start, size = len(out), len(places) + 1
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\n"
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()
    return bytes(out) + f"startxref\n{start}\n%%EOF\n".encode()
