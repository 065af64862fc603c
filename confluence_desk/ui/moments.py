"""Words for how long ago something was, in the person's language."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from confluence_desk.domain.moments import Distance, Unit, distance

translate = QCoreApplication.translate
# lupdate reads a count only where it is a plain name.


def ago(moment: datetime | None, now: datetime) -> str:
    """``just now``, ``2 min ago``, ``in 3 days``; "" for no moment."""
    if moment is None:
        return ""
    far = distance(moment, now)
    if not far.count:
        return translate("Moment", "just now")
    return _ahead(far.count, far.unit) if far.ahead else _back(far.count, far.unit)


class Agoes:
    """``ago`` of many moments: words that were found once are not looked up again."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._known: dict[Distance, str] = {}

    def __call__(self, moment: datetime | None) -> str:
        """How long ago it was."""
        if moment is None:
            return ""
        far = distance(moment, self._now)
        if far not in self._known:
            self._known[far] = ago(moment, self._now)
        return self._known[far]


def moment_words(moment: datetime, now: datetime) -> str:
    """``14:02`` of today, date and time of any other day, as this machine's clock shows it."""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    today = QDateTime.fromSecsSinceEpoch(int(now.timestamp())).date()
    short = QLocale.FormatType.ShortFormat
    if local.date() == today:
        return QLocale().toString(local.time(), short)
    return QLocale().toString(local, short)


def age(moment: datetime | None, now: datetime) -> str:
    """The same without its direction, where there is little room: ``2 min``, ``3 days``."""
    if moment is None:
        return ""
    far = distance(moment, now)
    if not far.count:
        return translate("Moment", "just now")
    return _alone(far.count, far.unit)


def _alone(n: int, unit: Unit) -> str:
    match unit:
        case Unit.MINUTE:
            words = translate("Moment", "%n min", "", n)
        case Unit.HOUR:
            words = translate("Moment", "%n hour(s)", "", n)
        case Unit.DAY:
            words = translate("Moment", "%n day(s)", "", n)
        case Unit.MONTH:
            words = translate("Moment", "%n month(s)", "", n)
        case Unit.YEAR:
            words = translate("Moment", "%n year(s)", "", n)
    return words


def _back(n: int, unit: Unit) -> str:
    match unit:
        case Unit.MINUTE:
            words = translate("Moment", "%n min ago", "", n)
        case Unit.HOUR:
            words = translate("Moment", "%n hour(s) ago", "", n)
        case Unit.DAY:
            words = translate("Moment", "%n day(s) ago", "", n)
        case Unit.MONTH:
            words = translate("Moment", "%n month(s) ago", "", n)
        case Unit.YEAR:
            words = translate("Moment", "%n year(s) ago", "", n)
    return words


def _ahead(n: int, unit: Unit) -> str:
    match unit:
        case Unit.MINUTE:
            words = translate("Moment", "in %n min", "", n)
        case Unit.HOUR:
            words = translate("Moment", "in %n hour(s)", "", n)
        case Unit.DAY:
            words = translate("Moment", "in %n day(s)", "", n)
        case Unit.MONTH:
            words = translate("Moment", "in %n month(s)", "", n)
        case Unit.YEAR:
            words = translate("Moment", "in %n year(s)", "", n)
    return words
