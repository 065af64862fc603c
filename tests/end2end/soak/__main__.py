"""The long soak: ``python -m tests.end2end.soak --mutations 300 --kills 100 --seed 1``."""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from tests.end2end.soak.soak import Plan, Soak


def main() -> int:
    """Run it; 1 when anything is wrong."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--mutations", type=int, default=300)
    options.add_argument("--kills", type=int, default=100)
    options.add_argument("--faults", type=float, default=0.05)
    options.add_argument("--pages", type=int, default=24)
    options.add_argument("--quiet", action="store_true")
    given = options.parse_args()
    plan = Plan(given.seed, given.mutations, given.kills, given.faults, given.pages)
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        say = (lambda _: None) if given.quiet else _say
        tally = asyncio.run(Soak(plan, Path(folder) / "home", say).run())
    _say(f"seed {plan.seed}: {tally}")
    for one in tally.wrong[:40]:
        _say(f"  {one[:1500]}")
    return 1 if tally.wrong else 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
