"""Says which parts of a query the library cannot answer, and why."""

from PySide6.QtCore import QCoreApplication

from confluence_desk.services.search import Looked
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate
_MOST = 3
_WHY: dict[str, str] = {
    "others": QT_TRANSLATE_NOOP("Finder", "only your own are known on this machine"),
    "absent": QT_TRANSLATE_NOOP("Finder", "{value} is not on this machine"),
    "not kept": QT_TRANSLATE_NOOP("Finder", "this is not kept on this machine"),
    "no context": QT_TRANSLATE_NOOP("Finder", "{value} means nothing here"),
    "people": QT_TRANSLATE_NOOP("Finder", "it belongs to the search of people"),
}
_WHOLE: dict[str, str] = {
    "partly": QT_TRANSLATE_NOOP(
        "Finder", "Of some pages too little is known here; these were left out."
    ),
    "not indexed": QT_TRANSLATE_NOOP(
        "Finder", "Some texts cannot be searched yet; these were left out."
    ),
    "too many": QT_TRANSLATE_NOOP(
        "Finder", "Parts of this stand in so many texts that only some of them were read."
    ),
}


def gaps(looked: Looked, cql: str) -> str:
    """Each clause with its reason, one after the other; empty where all was answered."""
    told = []
    for one in looked.unanswered[:_MOST]:
        clause = cql[one.start : one.end]
        if one.reason in _WHOLE:
            told.append(translate("Finder", _WHOLE[one.reason]))
        elif clause:
            why = translate("Finder", _WHY[one.reason]).format(value=one.value or one.field)
            said = translate("Finder", "“{clause}” could not be answered here: {why}.")
            told.append(said.format(clause=clause, why=why))
    return " ".join(dict.fromkeys(told))
