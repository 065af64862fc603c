"""The program itself over a home: ``start_ours HOME`` prints when the window can be used.

With ``keep`` behind it what was loaded is kept for the next start, as the command does.
"""

import sys

from confluence_desk.system.head_start import HeadStart
from confluence_desk.system.loading import uncollected, undisturbed
from confluence_desk.system.places import cache_folder

HEAD_START = HeadStart(cache_folder(sys.argv[1]))
HEAD_START.begin()
with uncollected():  # as the command loads it
    import time
    from pathlib import Path
    from typing import TYPE_CHECKING

    import confluence_desk.window_command  # noqa: F401 - what the command loads first
    from confluence_desk.system.paths import Paths
with undisturbed():
    import asyncio

    from confluence_desk import app
    from confluence_desk.system.backends import keyring_library
    from confluence_desk.system.credentials import Keyring
    from tests.bench.first_paint import painted
    from tests.bench.library_key import KEY

if TYPE_CHECKING:
    from confluence_desk.desk import Desk


class Known:
    """A keyring backend that knows the library's key, and says the same for the token."""

    def get_password(self, _service: str, _name: str) -> str:
        return KEY

    def set_password(self, _service: str, _name: str, _password: str) -> None:
        raise NotImplementedError

    def delete_password(self, _service: str, _name: str) -> None:
        raise NotImplementedError


def known() -> Known:
    keyring_library()  # what every start has to load
    return Known()


def usable(desk: "Desk") -> bool:
    """A window on the screen, rows in the navigator, the page's text before one's eyes."""
    window = desk.window
    if window is None or not window.isVisible():
        return False
    from confluence_desk.ui.models.tree_nodes import Role  # noqa: PLC0415 - the window loaded it
    from confluence_desk.ui.models.tree_row import RowKind  # noqa: PLC0415
    from confluence_desk.ui.panels.page import PagePanel  # noqa: PLC0415

    page = window.page
    if not isinstance(page, PagePanel):
        return False
    tree = window.navigator.tree
    row = tree.indexAt(tree.viewport().rect().center())
    spaces = row.isValid() and row.data(Role.KIND) in {RowKind.SPACE, RowKind.NODE}
    stands = page._reader.stands  # noqa: SLF001 - whether it still asks does not matter here
    return spaces and stands and painted(page.view)


async def story(desk: "Desk") -> int:
    living = asyncio.create_task(desk.live())
    while not usable(desk):  # noqa: ASYNC110 - a state of Qt, not an event
        await asyncio.sleep(0.002)
    print(time.monotonic(), flush=True)  # noqa: T201 - read by the bench
    if sys.argv[2:] == ["keep"]:
        from confluence_desk.system.kept_code import keep  # noqa: PLC0415 - as the command does

        keep(HEAD_START)
    desk.quit()
    return await living


def main() -> None:
    paths = Paths.of(Path(sys.argv[1]))
    sys.exit(app._run(paths, Keyring(backend=known), story, app.Wishes()))  # noqa: SLF001 - the start itself


if __name__ == "__main__":
    main()
