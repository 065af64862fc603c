"""A sheet of vector drawing: shapes and real text, written as SVG without any style or script."""

from dataclasses import dataclass, field
from html import escape

FONT = "'Segoe UI', 'Noto Sans', 'Source Sans 3', 'Noto Sans CJK JP', 'Helvetica Neue', sans-serif"
INK, QUIET, HAIR, PAPER, ACCENT, ALARM = (
    "#1d2433", "#5d6778", "#e4e8ee", "#ffffff", "#2f64d8", "#d3433a",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tone:
    """A fill and the edge that belongs to it."""

    fill: str
    edge: str


BLUE = Tone("#e9f0fe", "#5b86e5")
GREEN = Tone("#e6f6ec", "#4aa56c")
YELLOW = Tone("#fff5dc", "#d39b2a")
RED = Tone("#fdecea", "#d8635a")
GREY = Tone("#f4f6f9", "#9aa5b5")


@dataclass(slots=True)
class Sheet:
    """One drawing in the making."""

    width: int
    height: int
    title: str
    _parts: list[str] = field(default_factory=list)

    def box(
        self, x: float, y: float, width: float, height: float, tone: Tone, *, round_by: int = 8
    ) -> None:
        """A rectangle with round corners."""
        self._add(
            "rect", x=x, y=y, width=width, height=height, rx=round_by,
            fill=tone.fill, stroke=tone.edge, stroke_width=1.5,
        )  # fmt: skip

    def bar(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle without an edge."""
        self._add("rect", x=x, y=y, width=width, height=height, rx=3, fill=colour)

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """A dashed border around what belongs together."""
        self._add(
            "rect", x=x, y=y, width=width, height=height, rx=12,
            fill="#fafbfc", stroke="#c3cad5", stroke_width=1.25, stroke_dasharray="5 4",
        )  # fmt: skip

    def line(
        self, x: float, y: float, to_x: float, to_y: float, colour: str, *, dashed: bool = False
    ) -> None:
        """A straight line."""
        dashes = {"stroke_dasharray": "6 4"} if dashed else {}
        self._add("line", x1=x, y1=y, x2=to_x, y2=to_y, stroke=colour, stroke_width=1.25, **dashes)

    def path(self, steps: str, colour: str, *, arrow: bool = False, width: float = 1.75) -> None:
        """Any line, with a head at its end if it is an arrow."""
        head = {"marker_end": "url(#head)"} if arrow else {}
        self._add(
            "path", d=steps, fill="none", stroke=colour, stroke_width=width,
            stroke_linejoin="round", stroke_linecap="round", **head,
        )  # fmt: skip

    def area(self, steps: str, colour: str) -> None:
        """A tinted surface."""
        self._add("path", d=steps, fill=colour, fill_opacity=0.12)

    def words(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 13,
        bold: bool = False,
        colour: str = INK,
        anchor: str = "start",
    ) -> None:
        """A line of text on its base line."""
        weight = 600 if bold else 400
        given = _attributes(x=x, y=y, font_size=size, font_weight=weight, fill=colour)
        place = "" if anchor == "start" else f' text-anchor="{anchor}"'
        self._parts.append(f"<text {given}{place}>{escape(text, quote=False)}</text>")

    def svg(self) -> bytes:
        """The finished file."""
        size = _attributes(width=self.width, height=self.height)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} '
            f'viewBox="0 0 {self.width} {self.height}" font-family="{FONT}">'
            f"<title>{escape(self.title)}</title>{_HEAD}"
            f'<rect width="100%" height="100%" fill="{PAPER}"/>{"".join(self._parts)}</svg>\n'
        ).encode()

    def _add(self, name: str, **given: object) -> None:
        self._parts.append(f"<{name} {_attributes(**given)}/>")


_HEAD = (
    '<defs><marker id="head" viewBox="0 0 10 10" refX="8.5" refY="5" markerWidth="7" '
    f'markerHeight="7" orient="auto"><path d="M0 0.8L9.2 5L0 9.2z" fill="{QUIET}"/></marker></defs>'
)


def _attributes(**given: object) -> str:
    """``stroke_width=1.5`` as ``stroke-width="1.5"``; numbers without needless digits."""
    return " ".join(f'{name.replace("_", "-")}="{_short(value)}"' for name, value in given.items())


def _short(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
