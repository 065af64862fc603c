"""Bytes of files: kept by version, and what is said where those of an older one are not here."""

import asyncio
from dataclasses import dataclass, field

import pytest

from confluence_desk.domain.entities import Attachment, Version
from confluence_desk.domain.errors import NotKept, Unreachable
from confluence_desk.services.files import Files

FLOW = Attachment("att1", "14", "flow.png", media_type="image/png", version=Version(3))


@dataclass
class FakeStore:
    kept: dict[tuple[str, int], bytes] = field(default_factory=dict)

    def attachment(self, _id: str) -> Attachment | None:
        return FLOW

    async def save_blob(self, att_id: str, version: int, data: bytes, _media_type: str) -> None:
        self.kept[att_id, version] = data


@dataclass
class FakeClient:
    online: bool = True

    async def download(self, _attachment: Attachment, *, version: int) -> bytes:
        if not self.online:
            raise Unreachable("acme", "no route")
        return f"picture {version}".encode()


def files(store: FakeStore, *, online: bool = True) -> Files:
    return Files(FakeClient(online), store)  # type: ignore[arg-type]


def test_an_older_version_is_fetched_by_its_number_and_kept() -> None:
    store = FakeStore()
    data, media_type = asyncio.run(files(store).fetch("att1", 1))
    assert (data, media_type) == (b"picture 1", "image/png")
    assert store.kept == {("att1", 1): b"picture 1"}


def test_offline_an_older_version_is_one_that_was_not_kept() -> None:
    store = FakeStore()
    with pytest.raises(NotKept) as then:
        asyncio.run(files(store, online=False).fetch("att1", 1))
    assert (then.value.host, then.value.detail) == ("acme", "no route")
    with pytest.raises(Unreachable) as now:
        asyncio.run(files(store, online=False).fetch("att1", 3))
    assert not isinstance(now.value, NotKept)
    assert not store.kept
