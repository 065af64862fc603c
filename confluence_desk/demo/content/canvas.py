"""Draws boxes, lines and words into pixels and writes them as PNG, with nothing but zlib."""

import struct
import zlib

from confluence_desk.demo.content import letters

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
INK: Colour = (38, 50, 72)
LINE: Colour = (98, 111, 134)
GRID: Colour = (226, 230, 237)


class Canvas:
    """A picture under way; coordinates are pixels from the top left."""

    def __init__(self, width: int, height: int, ground: Colour = WHITE) -> None:
        self.width, self.height = width, height
        self._rows = [bytearray(bytes(ground) * width) for _ in range(height)]

    def box(self, x: int, y: int, width: int, height: int, fill: Colour) -> None:
        """A filled rectangle, cut at the edges."""
        left, right = max(0, x), min(self.width, x + width)
        if right <= left:
            return
        run = bytes(fill) * (right - left)
        for row in self._rows[max(0, y) : max(0, y + height)]:
            row[left * 3 : right * 3] = run

    def frame(self, x: int, y: int, width: int, height: int, *, fill: Colour, edge: Colour) -> None:
        """A filled rectangle with an edge of two pixels and cut corners."""
        self.box(x + 2, y, width - 4, height, edge)
        self.box(x, y + 2, width, height - 4, edge)
        self.box(x + 2, y + 2, width - 4, height - 4, fill)

    def line(self, start: tuple[int, int], end: tuple[int, int], colour: Colour = LINE) -> None:
        """A line two pixels wide."""
        steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]), 1)
        for step in range(steps + 1):
            x = start[0] + (end[0] - start[0]) * step // steps
            y = start[1] + (end[1] - start[1]) * step // steps
            self.box(x, y, 2, 2, colour)

    def arrow(self, start: tuple[int, int], end: tuple[int, int], colour: Colour = LINE) -> None:
        """A straight line with a head; it runs across or down."""
        self.line(start, end, colour)
        across = start[1] == end[1]
        sign = 1 if sum(end) > sum(start) else -1
        for back in range(9):
            half = back // 2 + 1
            x = end[0] - sign * back if across else end[0] - half + 1
            y = end[1] - half + 1 if across else end[1] - sign * back
            self.box(x, y, 2 if across else 2 * half, 2 * half if across else 2, colour)

    def words(self, x: int, y: int, text: str, *, colour: Colour = INK, scale: int = 2) -> None:
        """One line of capitals with its top left corner at the place."""
        for number, letter in enumerate(text):
            start = x + number * (letters.WIDTH + 1) * scale
            for across, down in letters.pixels(letter):
                self.box(start + across * scale, y + down * scale, scale, scale, colour)

    def centred(self, x: int, y: int, text: str, *, colour: Colour = INK, scale: int = 2) -> None:
        """One line of capitals around a point."""
        width = (len(text) * (letters.WIDTH + 1) - 1) * scale
        self.words(
            x - width // 2, y - letters.HEIGHT * scale // 2, text, colour=colour, scale=scale
        )

    def png(self) -> bytes:
        """The picture as a file."""
        raw = b"".join(b"\0" + bytes(row) for row in self._rows)
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(raw, 9)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)
