"""Where this machine wants settings, data, state, logs and caches."""

import os
from pathlib import Path
from typing import Self

from confluence_desk.domain.frozen import frozen
from confluence_desk.system.files import make_folder
from confluence_desk.system.places import HOME, PROGRAM


@frozen
class Paths:
    """The program's own folders; nothing is written anywhere else."""

    settings: Path
    data: Path
    state: Path
    logs: Path
    cache: Path

    @classmethod
    def of(cls, home: Path | None = None) -> Self:
        """The folders of this user or, all below one, of ``home``.

        Without ``home`` the environment may name one (``CONFLUENCE_DESK_HOME``).
        """
        named = os.environ.get(HOME, "").strip()
        home = home or (Path(named) if named else None)
        if home is not None:
            root = home.expanduser().absolute()
            return cls(*(root / name for name in ("settings", "data", "state", "logs", "cache")))
        from platformdirs import PlatformDirs  # noqa: PLC0415 - a home needs no other folders

        dirs = PlatformDirs(PROGRAM, appauthor=False)
        return cls(
            dirs.user_config_path,
            dirs.user_data_path,
            dirs.user_state_path,
            dirs.user_log_path,
            dirs.user_cache_path,
        )

    @property
    def settings_file(self) -> Path:
        """The file of ``Settings``."""
        return self.settings / "settings.json"

    @property
    def session_file(self) -> Path:
        """Where the windows are remembered between two runs."""
        return self.state / "session.json"

    @property
    def runs(self) -> Path:
        """One file for every run that goes on, or ended badly."""
        return self.state / "runs"

    def make(self) -> None:
        """Make every folder, closed to everybody else (trap 17)."""
        for folder in (self.settings, self.data, self.state, self.logs, self.cache):
            make_folder(folder)
