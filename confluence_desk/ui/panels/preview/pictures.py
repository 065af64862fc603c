"""Reads pictures with bounds; of an SVG only what draws, never what loads or runs."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtCore import QXmlStreamReader as Reader
from PySide6.QtCore import QXmlStreamWriter as Writer
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

MOST_PIXELS = 40_000_000
"""A larger picture is made smaller while it is read."""
_LONGEST_SIDE = 2_000
_REFUSED = {"image", "script", "foreignObject", "iframe", "feImage"}
_LINKS = {"href", "src"}


def read_picture(data: bytes, media_type: str) -> QImage:
    """The picture, upright; a null image where the bytes are none. Safe in any thread.

    An SVG that calls itself something else is taken for what it is: Qt would draw it as it
    stands, with whatever pictures of this machine it names.
    """
    if media_type == "image/svg+xml":
        return _drawn(data)
    buffer = _opened(data)
    reader = QImageReader(buffer)
    if bytes(reader.format().data()).startswith(b"svg"):
        return _drawn(data)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        scale = (MOST_PIXELS / (size.width() * size.height())) ** 0.5
        reader.setScaledSize(size * scale)
    return reader.read()


def _opened(data: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer


def _drawn(data: bytes) -> QImage:
    renderer = QSvgRenderer(QByteArray(harmless_svg(data)))
    if not renderer.isValid():
        return QImage()
    size = renderer.defaultSize()
    if size.isEmpty():
        size = QSize(512, 512)
    sides = QSize(_LONGEST_SIDE, _LONGEST_SIDE)
    if size.width() < _LONGEST_SIDE and size.height() < _LONGEST_SIDE:
        sides = size * 2  # sharp when enlarged and on fine screens
    size = size.scaled(sides, Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image


def harmless_svg(data: bytes) -> bytes:
    """An SVG without entities, scripts, style sheets, pictures and links to elsewhere."""
    source = _opened(data)
    reader = Reader(source)
    cleaned = QByteArray()
    writer = Writer(cleaned)
    while not reader.atEnd():
        kind = reader.readNext()
        if kind is Reader.TokenType.StartElement and str(reader.name()) in _REFUSED:
            reader.skipCurrentElement()
        elif kind is Reader.TokenType.StartElement and reader.name() == "style":
            rules = reader.readElementText()
            writer.writeTextElement("style", "" if _loads(rules) else rules)
        elif kind is Reader.TokenType.StartElement:
            _copy_start(reader, writer)
        elif kind is Reader.TokenType.EndElement:
            writer.writeEndElement()
        elif kind is Reader.TokenType.Characters:
            writer.writeCharacters(str(reader.text()))
    return b"" if reader.hasError() else bytes(cleaned.data())


def _copy_start(reader: Reader, writer: Writer) -> None:
    writer.writeStartElement(str(reader.namespaceUri()), str(reader.name()))
    attributes = reader.attributes()
    for number in range(attributes.size()):
        attribute = attributes.at(number)
        name, value = str(attribute.name()), str(attribute.value())
        outside = name in _LINKS and not value.startswith("#")
        if not outside and not _loads(value) and not name.lower().startswith("on"):
            writer.writeAttribute(str(attribute.namespaceUri()), name, value)


def _loads(text: str) -> bool:
    """Whether a style names anything outside its own picture."""
    close = "".join(text.split()).lower()
    return "@import" in close or close.count("url(") != close.count("url(#")
