"""Pictures of other hosts: asked without a word about us, and never within our own network."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

import httpx
import pytest

from confluence_desk.api import foreign
from confluence_desk.api.foreign import ForeignPictures
from confluence_desk.domain.errors import (
    BadReply,
    DeskError,
    Forbidden,
    Missing,
    RateLimited,
    ServerFault,
    TooLarge,
    Unreachable,
)

Run = Callable[[Coroutine[Any, Any, Any]], Any]
PUBLIC = "93.184.216.34"
PNG = {"content-type": "image/png"}


class Web:
    """Hosts and what they answer; ``asked`` are the requests that left this machine."""

    def __init__(
        self, *answers: httpx.Response, names: dict[str, Sequence[str]] | None = None
    ) -> None:
        self.asked: list[httpx.Request] = []
        self.looked_up: list[str] = []
        self._answers = list(answers)
        self._names = names or {}

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        return self._answers.pop(0)

    async def resolve(self, host: str) -> Sequence[str]:
        self.looked_up.append(host)
        return self._names.get(host, [PUBLIC])

    async def fetch(self, address: str, *, proxied: bool = False) -> tuple[bytes, str]:
        async def said(_host: str) -> bool:
            return proxied

        http = httpx.AsyncClient(transport=httpx.MockTransport(self))
        pictures = ForeignPictures(
            "https://wiki.example", http=http, resolve=self.resolve, proxied=said
        )
        async with http:
            return await pictures.fetch(address)


def test_a_picture_comes_without_a_word_about_us(run: Run) -> None:
    web = Web(httpx.Response(200, content=b"png", headers={"content-type": "image/png; x=1"}))
    assert run(web.fetch("https://img.example/a.png?x=1#part")) == (b"png", "image/png")
    (request,) = web.asked
    assert request.headers["host"] == "img.example"
    assert not {"cookie", "authorization", "referer", "origin"} & set(request.headers)


def test_the_connection_goes_to_the_very_address_that_was_looked_at(run: Run) -> None:
    """A name that answers differently the second time leads nowhere else."""
    web = Web(httpx.Response(200, content=b"png", headers=PNG))
    run(web.fetch("https://img.example/a.png"))
    (request,) = web.asked
    assert request.url.host == PUBLIC
    assert request.extensions["sni_hostname"] == "img.example"
    assert web.looked_up == ["img.example"]


@pytest.mark.parametrize(
    "address",
    [
        "http://img.example/a.png",
        "ftp://img.example/a.png",
        "file:///etc/passwd",
        "data:image/png;base64,AA",
        "desk://site/blob/1/1",
        "https://img.example:8443/a.png",
        "https://user:secret@img.example/a.png",
        "https://localhost/a.png",
        "https://router/a.png",
        "https://nas.local/a.png",
        "https://wiki.corp./a.png",
        "https://127.0.0.1/a.png",
        "https://10.1.2.3/a.png",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/a.png",
        "https://[fe80::1]/a.png",
        "https://[::ffff:10.0.0.1]/a.png",
        "https://0.0.0.0/a.png",
        "https://img.example:99999/a.png",
        "https://[/a.png",
        "",
    ],
)
def test_nobody_is_asked_at_an_address_that_is_not_for_pictures(run: Run, address: str) -> None:
    web = Web()
    with pytest.raises((Forbidden, BadReply)):
        run(web.fetch(address))
    assert web.asked == []
    assert web.looked_up == []


@pytest.mark.parametrize(
    "found", [["127.0.0.1"], ["192.168.1.4"], [PUBLIC, "10.0.0.1"], ["::1"], ["fd00::1"], []]
)
def test_a_public_name_of_a_private_address_is_not_asked(run: Run, found: list[str]) -> None:
    web = Web(names={"sly.example": found})
    with pytest.raises(Forbidden):
        run(web.fetch("https://sly.example/a.png"))
    assert web.asked == []


def test_the_sites_own_host_may_be_within_the_network(run: Run) -> None:
    web = Web(
        httpx.Response(200, content=b"png", headers=PNG), names={"wiki.example": ["10.0.0.1"]}
    )
    assert run(web.fetch("https://wiki.example/a.png"))[0] == b"png"


def test_a_redirect_is_looked_at_like_the_first_address(run: Run) -> None:
    moved = httpx.Response(302, headers={"location": "https://127.0.0.1/secret"})
    web = Web(moved)
    with pytest.raises(Forbidden):
        run(web.fetch("https://img.example/a.png"))
    assert len(web.asked) == 1
    good = httpx.Response(302, headers={"location": "//cdn.example/b.png"})
    web = Web(good, httpx.Response(200, content=b"png", headers=PNG))
    assert run(web.fetch("https://img.example/a.png"))[0] == b"png"
    assert [r.headers["host"] for r in web.asked] == ["img.example", "cdn.example"]


def test_redirects_have_an_end(run: Run) -> None:
    moved = [httpx.Response(302, headers={"location": f"/{n}"}) for n in range(20)]
    web = Web(*moved)
    with pytest.raises(BadReply):
        run(web.fetch("https://img.example/a.png"))
    assert len(web.asked) < 10


def test_a_proxy_looks_up_names_by_itself(run: Run) -> None:
    web = Web(httpx.Response(200, content=b"png", headers=PNG))
    run(web.fetch("https://img.example/a.png", proxied=True))
    assert web.asked[0].url.host == "img.example"
    assert web.looked_up == []
    with pytest.raises(Forbidden):
        run(web.fetch("https://127.0.0.1/a.png", proxied=True))


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (httpx.Response(200, content=b"<html>", headers={"content-type": "text/html"}), BadReply),
        (httpx.Response(200, content=b"png"), BadReply),
        (httpx.Response(404), Missing),
        (httpx.Response(403), Forbidden),
        (httpx.Response(429), RateLimited),
        (httpx.Response(503), ServerFault),
    ],
)
def test_what_is_no_picture_is_not_taken(
    run: Run, answer: httpx.Response, error: type[DeskError]
) -> None:
    with pytest.raises(error):
        run(Web(answer).fetch("https://img.example/a.png"))


@pytest.mark.parametrize("told", [True, False])
def test_a_picture_that_is_too_large_is_left(
    run: Run, monkeypatch: pytest.MonkeyPatch, told: bool
) -> None:
    monkeypatch.setattr(foreign, "LARGEST", 10)

    async def parts() -> Any:
        for _ in range(5):
            yield b"1234"

    headers = {**PNG, "content-length": "20"} if told else PNG
    with pytest.raises(TooLarge):
        run(Web(httpx.Response(200, content=parts(), headers=headers)).fetch("https://a.example/"))


def test_a_name_that_nobody_knows_is_out_of_reach(run: Run) -> None:
    with pytest.raises(Unreachable):
        run(foreign.addresses_of("nobody.invalid"))
