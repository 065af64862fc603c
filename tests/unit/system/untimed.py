"""A keyring that is asked without a clock: how fast the machine is decides nothing in a test."""

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from confluence_desk.system.credentials import Backend, Keyring

T = TypeVar("T")
_LONG = 60.0


class Untimed(Keyring):
    """Waits as long as it takes while the backend ``answers``, and not at all while it hangs."""

    def __init__(
        self,
        answers: Event,
        backend: Callable[[], Backend],
        *,
        locked: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(backend=backend, locked=locked, glance=_LONG)
        self._answers = answers

    async def _ask(self, question: Callable[[Backend], T]) -> T:
        self._patience = _LONG if self._answers.is_set() else 0.0
        return await super()._ask(question)
