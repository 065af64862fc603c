"""What asking the library is like, for bodies that are drawn and for who answers them."""

from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


class Question(Generic[T]):
    """Something to ask; ``T`` is what a good answer is."""

    __slots__ = ()


class Around(Question[T]):
    """Something about what stands around a page: it moves without the page itself."""

    __slots__ = ()


class Ask(Protocol):
    """Whoever answers: at once, from what is here."""

    def __call__(self, question: Question[T], /) -> T | None:
        """The answer; None where it is not known here."""
        ...


def nobody(question: Question[T], /) -> T | None:  # noqa: ARG001 - the shape of an answerer
    """Knows nothing: for bodies that are drawn away from any library."""
    return None
