"""Ranks the pages of the library by what they share with an alert; asks nobody else."""

import asyncio
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.hits import Hit, Match, Ranked, Term, Where
from confluence_desk.services.alerts.salient import Sign, signs

MOST = 8
_LOOKED_AT = 30
WEIGHTS: Mapping[Where, float] = MappingProxyType(
    {Where.LABEL: 5.0, Where.TITLE: 5.0, Where.HEADING: 2.0, Where.TEXT: 1.0}
)
_HELPS = frozenset({"runbook", "runbooks", "playbook", "how-to", "howto", "troubleshooting", "sop"})
_HELPS_TITLE = ("runbook", "playbook", "how to", "troubleshoot")
_AFTER = frozenset({"post-incident", "postmortem", "post-mortem", "retrospective"})
_RUNBOOK, _AFTERWARDS = 1.6, 0.7
_LITTLE = 0.15
"""Of the best one's worth: what has less is no answer."""


class Ranking(Protocol):
    """What this asks of the library."""

    async def ranked(
        self,
        terms: Sequence[Term],
        limit: int = 10,
        *,
        weights: Mapping[Where, float] = WEIGHTS,
    ) -> list[Ranked]:
        """What has most of these terms where they weigh most."""


@frozen
class Runbook:
    """A page that may help; ``why`` are the signs it has and where, the most telling first.

    ``share`` is its worth beside that of the best, from 0 to 1.
    """

    hit: Hit
    share: float
    why: tuple[Match, ...]


@frozen
class AlertMatch:
    """What was drawn out of an alert, and the pages that fit, best first."""

    signs: tuple[Sign, ...] = ()
    runbooks: tuple[Runbook, ...] = ()


class Runbooks:
    """Matches alerts against everything that is on this machine."""

    def __init__(self, ranking: Ranking) -> None:
        self._ranking = ranking

    async def match(self, text: str, limit: int = MOST) -> AlertMatch:
        """The pages that fit an alert; none where nothing in it tells anything."""
        found = await asyncio.to_thread(signs, text)
        if not found:
            return AlertMatch()
        terms = [Term(sign.text, sign.weight) for sign in found]
        ranked = await self._ranking.ranked(terms, _LOOKED_AT, weights=WEIGHTS)
        worths = [(one.worth * _helpfulness(one.hit), one) for one in ranked]
        worths.sort(key=lambda pair: -pair[0])
        best = worths[0][0] if worths else 0.0
        return AlertMatch(
            found,
            tuple(
                Runbook(one.hit, worth / best, _told(one, found))
                for worth, one in worths[:limit]
                if best > 0 and worth >= best * _LITTLE
            ),
        )


def _helpfulness(hit: Hit) -> float:
    labels, title = {label.casefold() for label in hit.labels}, hit.title.casefold()
    if labels & _HELPS or any(words in title for words in _HELPS_TITLE):
        return _RUNBOOK
    return _AFTERWARDS if labels & _AFTER or hit.kind != "page" else 1.0


def _told(one: Ranked, found: Sequence[Sign]) -> tuple[Match, ...]:
    weights = {sign.text: sign.weight for sign in found}
    told = sorted(one.why, key=lambda m: -weights.get(m.term, 1) * WEIGHTS.get(m.where, 1))
    return tuple(told)
