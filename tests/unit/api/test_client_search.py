"""Search goes by its cursor alone, and its troubles are told in its own words."""

from collections.abc import Callable

import httpx
import pytest

from confluence_desk.domain.errors import (
    Refused,
    SignInNeeded,
)
from tests.unit.api.fakes import Answer, FakeSite, run

V2 = "/wiki/api/v2"


def search_list(count: int) -> Callable[[httpx.Request], Answer]:
    """v1: ``start`` is counted up but positions nothing; pages are short."""

    def answer(request: httpx.Request) -> Answer:
        at = int(request.url.params.get("cursor", "c0")[1:])
        rows = [
            {"content": {"id": str(n), "type": "page"}, "title": str(n), "entityType": "content"}
            for n in range(at, min(at + 20, count))
        ]
        links = {"base": "https://acme.atlassian.net/wiki", "context": "/wiki"}
        if at + 20 < count:
            links["next"] = f"/rest/api/search?next=true&cursor=c{at + 20}&limit=25&start={at + 25}"
        return Answer(
            {"results": rows, "start": at, "limit": 25, "size": len(rows), "_links": links}
        )

    return answer


def test_search_gives_as_many_hits_as_asked_for() -> None:
    site = FakeSite()
    site.on("/wiki/rest/api/search", search_list(70))
    hits = run(site.client().search('text ~ "log \\"x\\""', limit=30))
    assert [hit.id for hit in hits] == [str(n) for n in range(30)]
    assert len(site.requests) == 2
    assert {query["cql"] for query in site.queries()} == {'text ~ "log \\"x\\""'}  # trap 22
    assert {query["limit"] for query in site.queries()} == {"30"}
    assert not [query for query in site.queries() if "start" in query]


def test_search_goes_to_the_end_page_by_page() -> None:
    site = FakeSite()
    site.on("/wiki/rest/api/search", search_list(70))

    async def main() -> list[int]:
        return [len(hits) async for hits in site.client().search_pages("type = page", limit=500)]

    assert run(main()) == [20, 20, 20, 10]
    assert site.queries()[0]["limit"] == "100"


def test_a_query_that_the_service_does_not_understand_is_told_in_its_words() -> None:
    site = FakeSite()
    words = "com.x.BadRequestException: Could not parse cql : type = "
    site.on("/wiki/rest/api/search", Answer({"statusCode": 400, "message": words}, 400))
    with pytest.raises(Refused) as caught:
        run(site.client().search("type ="))
    assert caught.value.detail == "Could not parse cql : type ="
    assert len(site.requests) == 1


def test_trap_7_a_refused_credential_is_no_empty_search() -> None:
    site = FakeSite()
    refusal = Answer({"message": "Current user not permitted to use Confluence"}, 403)
    site.on("/wiki/rest/api/search", refusal)
    site.on("/wiki/rest/api/user/current", refusal)
    with pytest.raises(SignInNeeded):
        run(site.client().search("type = page"))
