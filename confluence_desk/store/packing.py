"""How values lie in the library's columns: times as numbers, texts packed, names comparable."""

import unicodedata
import zlib
from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_FIRST = (datetime.min.replace(tzinfo=UTC) - _EPOCH) // _MICROSECOND
_LAST = (datetime.max.replace(tzinfo=UTC) - _EPOCH) // _MICROSECOND

PLAIN, ZLIB = 0, 1
_WORTH_PACKING = 256
_LEVEL = 3
"""Higher ones take a third more time for a twentieth less room."""
_LONG = 64 * 1024
"""A text of 1.5 MB takes 2 to 5 ms to unpack, and a turn of the loop may ask for it five times."""
_MANY = 4


def to_number(moment: datetime | None) -> int | None:
    """Microseconds since 1970; a time without a zone counts as UTC."""
    if moment is None:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    number = (aware - _EPOCH) // _MICROSECOND
    return max(_FIRST, min(number, _LAST))  # a zone may reach beyond the calendar (trap 70)


def to_moment(number: int | None) -> datetime | None:
    """The aware UTC time behind a number."""
    return None if number is None else _EPOCH + timedelta(microseconds=number)


def pack(text: str) -> tuple[int, bytes]:
    """The codec and bytes of a body; lone surrogates survive."""
    raw = text.encode("utf-8", "surrogatepass")
    return (ZLIB, zlib.compress(raw, _LEVEL)) if len(raw) >= _WORTH_PACKING else (PLAIN, raw)


def unpack(codec: int, data: bytes) -> str:
    """The body again."""
    raw = zlib.decompress(data) if codec == ZLIB else data
    return raw.decode("utf-8", "surrogatepass")


def name_key(name: str) -> str:
    """A file name as Confluence tells them apart, however its accents are spelt (trap 55)."""
    return unicodedata.normalize("NFC", name)


def title_key(title: str) -> str:
    """A title as Confluence compares it: case and the spelling of accents do not count."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", title).casefold())


class Unpacking:
    """Unpacks bodies; the last few long ones are at hand when many ask for the same page."""

    def __init__(self) -> None:
        self._kept: tuple[tuple[bytes, str], ...] = ()

    def text(self, codec: int, data: bytes) -> str:
        """The body again; the same text as before where it is a long one."""
        if codec == PLAIN:
            return unpack(codec, data)
        for packed, text in self._kept:
            if packed == data:
                return text
        text = unpack(codec, data)
        if len(text) >= _LONG:
            self._kept = ((data, text), *self._kept[: _MANY - 1])
        return text
