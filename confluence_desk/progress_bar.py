"""The progress bar of ``sync`` in a terminal."""

from collections.abc import Mapping

from tqdm import tqdm

from confluence_desk.domain.syncing import Progress, Stage
from confluence_desk.terminal import clock

_STAGES = {
    Stage.LISTING: "looking what changed",
    Stage.TEXTS: "pages",
    Stage.TALK: "comments and labels",
    Stage.LEAVING: "looking after what left",
    Stage.FILES: "files",
    Stage.COMPLETING: "what pages need",
}


class Bar:
    """One line that is written over; ``names`` gives the keys of spaces by their ids."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._bar = tqdm(total=0, unit="page", leave=False, dynamic_ncols=True, smoothing=0.1)

    def show(self, progress: Progress) -> None:
        """How many pages of how many, and what is waited for."""
        self._bar.set_description_str(self._words(progress), refresh=False)
        files = progress.stage is Stage.FILES
        self._bar.unit = "file" if files else "page"
        self._bar.total = progress.files_total if files else progress.pages_total
        self._bar.n = progress.files_done if files else progress.pages_done
        self._bar.set_postfix_str(f"{progress.bytes_done / 1e6:.1f} MB", refresh=False)
        self._bar.refresh()

    def close(self) -> None:
        """Take the line away."""
        self._bar.close()

    def _words(self, progress: Progress) -> str:
        if progress.stage is Stage.WAITING:
            until = f" until {clock(progress.until)}" if progress.until else ""
            return f"Waiting for Confluence{until}"
        space = self._names.get(progress.space_id, "")
        return " ".join(part for part in ("Syncing", space, _STAGES[progress.stage]) if part)
