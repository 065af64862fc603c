"""Works out the few inserts and removals that turn one list of rows into another."""

from collections.abc import Hashable, Sequence

from confluence_desk.domain.frozen import frozen


@frozen
class RowPlan:
    """Steps to be done in this order; runs are ``(first, last)``, inclusive.

    ``removals`` come last run first, so that earlier numbers stay true; then, where
    ``reordered``, the rows that stay take the order of the new list; ``insertions`` come first
    run first and number the rows of the new list.
    """

    removals: tuple[tuple[int, int], ...]
    reordered: bool
    insertions: tuple[tuple[int, int], ...]


def plan(old: Sequence[Hashable], new: Sequence[Hashable]) -> RowPlan:
    """The steps from ``old`` to ``new``; each holds an identity only once."""
    before, after = set(old), set(new)
    kept_old = [ident for ident in old if ident in after]
    kept_new = [ident for ident in new if ident in before]
    return RowPlan(
        tuple(reversed(_runs([n for n, ident in enumerate(old) if ident not in after]))),
        kept_old != kept_new,
        tuple(_runs([n for n, ident in enumerate(new) if ident not in before])),
    )


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
