"""What a process and all that it started hold in memory, what they share counted once."""

import os
from pathlib import Path

_DEEPEST = 4
"""WebEngine's family is no deeper."""


def memory(root: int | None = None) -> float:
    """In MiB, of this process or of another one."""
    family = {os.getpid() if root is None else root}
    parents = {int(p.name): _parent(p) for p in Path("/proc").iterdir() if p.name.isdecimal()}
    for _ in range(_DEEPEST):
        family |= {pid for pid, parent in parents.items() if parent in family}
    return sum(map(_share, family)) / 1024


def _parent(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _share(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
