"""Pills say less where there is little room."""

from pytestqt.qtbot import QtBot

from confluence_desk.ui.panels.pill import Pill
from confluence_desk.ui.theme import Theme


def test_a_brief_one_is_narrower_by_what_it_says(qtbot: QtBot, theme: Theme) -> None:
    for kept, begins in ((44, "Dem"), (0, "")):
        pill = Pill(theme, "Site", kept)
        qtbot.addWidget(pill)
        pill.setIcon(theme.icon("circle-fill", "ok"))
        pill.say("Demonstration site")
        whole, spare = pill.sizeHint().width(), pill.spare
        assert spare > 40
        pill.be_brief(brief=True)
        assert abs(whole - pill.sizeHint().width() - spare) <= 2
        assert pill.text().strip().startswith(begins)
        assert pill.text().endswith("▾")
        pill.say("Another name of it")
        assert "Another name of it" not in pill.text(), "it stays brief"
        pill.be_brief(brief=False)
        assert "Another name of it" in pill.text()
