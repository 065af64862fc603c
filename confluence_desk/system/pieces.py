"""Keeps long secrets in keyrings that take only short ones, as Windows does: in pieces.

A grant of OAuth is longer than the 2560 bytes that Windows takes, two or four for each sign. What
is kept whole is read as before. The pieces of a new secret are all there before its name leads to
them, so that old and new are never mixed, whoever reads meanwhile and wherever a write breaks off.

There each secret is a service of its own, too: of several under one, ``keyring`` moves the others
about whenever one is written, and loses one where two processes write at once.
"""

import secrets
from typing import Protocol

_MARK = "in pieces "
_LONGEST_OF_WINDOWS = 600  # some signs are four bytes
_TRIES = 3


class Backend(Protocol):
    """What we use of a keyring backend."""

    def get_password(self, service: str, username: str) -> str | None:
        """The password, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a password."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget a password."""


class Torn(Exception):
    """A piece is missing."""


def longest(backend: Backend) -> int:
    """How many signs it takes at once; 0 for any number."""
    named = f"{type(backend).__module__}.{type(backend).__qualname__}"
    return _LONGEST_OF_WINDOWS if named.startswith("keyring.backends.Windows.") else 0


def get(backend: Backend, service: str, name: str) -> str | None:
    """The whole of it; None where there is none. Raises ``Torn``."""
    for _ in range(_TRIES):  # it may be replaced while it is read
        head = _read(backend, service, name)
        names = _names(name, head)
        if not names:
            return head
        pieces = [_read(backend, service, each) for each in names]
        if None not in pieces:
            return "".join(each or "" for each in pieces)
    raise Torn(name)


def put(backend: Backend, service: str, name: str, value: str) -> None:
    """Keep it, in pieces where it has to be."""
    size = longest(backend)
    if not size:
        backend.set_password(service, name, value)
        return
    old, new = _names(name, _read(backend, service, name)), _names(name, None)
    try:
        if len(value) > size:
            parts = [value[at : at + size] for at in range(0, len(value), size)]
            value = f"{_MARK}{len(parts)} {secrets.token_hex(8)}"
            new = _names(name, value)
            for each, part in zip(new, parts, strict=True):
                _write(backend, service, each, part)
        _write(backend, service, name, value)
    except BaseException:
        _forget_all(backend, service, new)
        raise
    _forget_all(backend, service, old)


def forget(backend: Backend, service: str, name: str) -> None:
    """Forget it, its name first; one that is not there is no error."""
    pieces = _names(name, _read(backend, service, name))
    _forget_all(backend, service, (name, *pieces))


def _service(backend: Backend, service: str, name: str) -> str:
    return f"{service}: {name}" if longest(backend) else service


def _read(backend: Backend, service: str, name: str) -> str | None:
    return backend.get_password(_service(backend, service, name), name)


def _write(backend: Backend, service: str, name: str, value: str) -> None:
    backend.set_password(_service(backend, service, name), name, value)


def _forget_all(backend: Backend, service: str, names: tuple[str, ...]) -> None:
    for name in names:
        if _read(backend, service, name) is not None:
            backend.delete_password(_service(backend, service, name), name)


def _names(name: str, head: str | None) -> tuple[str, ...]:
    """What the pieces are called; none where the secret is whole."""
    if head is None or not head.startswith(_MARK):
        return ()
    count, _blank, tag = head.removeprefix(_MARK).partition(" ")
    known = count.isdecimal() and len(count) <= len("999")
    return tuple(f"{name} {tag} {at}" for at in range(int(count))) if known else ()
