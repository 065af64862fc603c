"""Makes the program speak one language: our words, Qt's own, dates, numbers, the way it runs.

A language holds from start to end of a run: windows take their words when they are made, so a
new choice is heard at the next start.
"""

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

SYSTEM = "system"
LANGUAGES = ("en", "de")
"""What our words are translated into; the first one is for everybody else."""


class Language:
    """The language of one run; make it before any window.

    ``chosen`` is the person's preference, ``folder`` holds our ``.qm`` files. ``code`` is what
    is spoken; dates and numbers follow the system's region, whatever the words are.
    """

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        chosen: str = SYSTEM,
        *,
        system: QLocale | None = None,
    ) -> None:
        system = system or QLocale.system()
        self._app = app
        self._before = (QLocale(), app.layoutDirection())
        self.code = spoken(chosen, system)
        self._translators = [
            _loaded(f"qtbase_{self.code}", _of_qt()),
            _loaded(f"confluence_desk_{self.code}", folder),  # asked before Qt's
        ]
        QLocale.setDefault(_locale(self.code, chosen, system))
        for translator in self._translators:
            app.installTranslator(translator)
        app.setLayoutDirection(QLocale(self.code).textDirection())

    def end(self) -> None:
        """Speak as before."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
        locale, direction = self._before
        QLocale.setDefault(locale)
        self._app.setLayoutDirection(direction)


def spoken(chosen: str, system: QLocale) -> str:
    """The language for a preference: itself, or the first of the system's that we know."""
    if chosen in LANGUAGES:
        return chosen
    wanted = (name.partition("-")[0] for name in system.uiLanguages())
    return next((name for name in wanted if name in LANGUAGES), LANGUAGES[0])


def _locale(code: str, chosen: str, system: QLocale) -> QLocale:
    """The system's own unless another language was chosen; even that keeps the region."""
    if system.language() is QLocale.Language.C:  # a machine that was told nothing
        return QLocale(code)
    language = QLocale(code).language()
    if chosen == SYSTEM or system.language() is language:
        return system
    return QLocale(language, system.territory())


def _of_qt() -> Path:
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))


def _loaded(name: str, folder: Path) -> QTranslator:
    """A translator; one whose file is missing says nothing, and the words stay English."""
    translator = QTranslator()
    translator.load(name, str(folder))
    return translator
