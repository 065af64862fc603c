"""Words for how long ago something was, in the person's language."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from confluence_desk.domain.moments import Distance, Unit, distance

translate = QCoreApplication.translate


def ago(moment: datetime | None, now: datetime) -> str:
    """``just now``, ``2 min ago``, ``in 3 days``; "" for no moment."""
    if moment is None:
        return ""
    far = distance(moment, now)
    if not far.count:
        return translate("Moment", "just now")
    return _ahead(far) if far.ahead else _back(far)


def age(moment: datetime | None, now: datetime) -> str:
    """The same without its direction, where there is little room: ``2 min``, ``3 days``."""
    if moment is None:
        return ""
    far = distance(moment, now)
    if not far.count:
        return translate("Moment", "just now")
    match far.unit:
        case Unit.MINUTE:
            words = translate("Moment", "%n min", "", far.count)
        case Unit.HOUR:
            words = translate("Moment", "%n hour(s)", "", far.count)
        case Unit.DAY:
            words = translate("Moment", "%n day(s)", "", far.count)
        case Unit.MONTH:
            words = translate("Moment", "%n month(s)", "", far.count)
        case Unit.YEAR:
            words = translate("Moment", "%n year(s)", "", far.count)
    return words


def _back(far: Distance) -> str:
    match far.unit:
        case Unit.MINUTE:
            words = translate("Moment", "%n min ago", "", far.count)
        case Unit.HOUR:
            words = translate("Moment", "%n hour(s) ago", "", far.count)
        case Unit.DAY:
            words = translate("Moment", "%n day(s) ago", "", far.count)
        case Unit.MONTH:
            words = translate("Moment", "%n month(s) ago", "", far.count)
        case Unit.YEAR:
            words = translate("Moment", "%n year(s) ago", "", far.count)
    return words


def _ahead(far: Distance) -> str:
    match far.unit:
        case Unit.MINUTE:
            words = translate("Moment", "in %n min", "", far.count)
        case Unit.HOUR:
            words = translate("Moment", "in %n hour(s)", "", far.count)
        case Unit.DAY:
            words = translate("Moment", "in %n day(s)", "", far.count)
        case Unit.MONTH:
            words = translate("Moment", "in %n month(s)", "", far.count)
        case Unit.YEAR:
            words = translate("Moment", "in %n year(s)", "", far.count)
    return words
