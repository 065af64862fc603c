"""Favourites are written in the form that was chosen, whatever the file is called."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.ui.fakes.desk import Desk


@pytest.mark.parametrize(("form", "named"), [(0, "mine.html"), (1, "mine.json")])
def test_a_name_without_an_ending_gets_that_of_the_form(
    tell: Callable[..., None], tmp_path: Path, form: int, named: str
) -> None:
    async def story(desk: Desk) -> None:
        await desk.session.favourites.star("14")
        desk.do("export_favourites")
        dialog = desk.window.findChild(QFileDialog)
        assert isinstance(dialog, QFileDialog)
        dialog.selectNameFilter(dialog.nameFilters()[form])
        dialog.filterSelected.emit(dialog.nameFilters()[form])
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile("mine")
        dialog.accept()
        await desk.settle()
        written = (tmp_path / named).read_text("utf-8")
        assert written.startswith("<!DOCTYPE") if form == 0 else json.loads(written)["items"]

    tell(story)
