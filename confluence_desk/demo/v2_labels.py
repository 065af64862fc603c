"""Reading labels: of the site, a page, blog post, file or space, and of what is in a space."""

from collections.abc import Callable, Iterable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V2
from confluence_desk.demo.orders import falling
from confluence_desk.demo.paging import Key, Listing, serve
from confluence_desk.demo.questions import attachment_id, choice, numbers, path_id, several
from confluence_desk.demo.rows import Label
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v2_content_lists import signed
from confluence_desk.demo.v2_shapes import label_row


def routes(state: SiteState) -> list[Route]:
    """All lists of labels."""
    desk = _Labels(state)
    paths = {
        f"{V2}/labels": desk.everywhere,
        f"{V2}/pages/{{id}}/labels": desk.of_content("page"),
        f"{V2}/blogposts/{{id}}/labels": desk.of_content("blogpost"),
        f"{V2}/attachments/{{id}}/labels": desk.of_attachment,
        f"{V2}/spaces/{{id}}/labels": desk.of_space,
        f"{V2}/spaces/{{id}}/content/labels": desk.in_space,
    }
    return [Route(path, endpoint, methods=["GET"]) for path, endpoint in paths.items()]


class _Labels:
    def __init__(self, state: SiteState) -> None:
        self._state = state

    async def everywhere(self, request: Request) -> Response:
        """All labels that are on something the caller may see, or that are the caller's own."""
        ids = numbers(request, "label-id")
        known = (self._state.label_of(one) for one in self._state.label_ids())
        labels = [one for one in known if one]
        wanted = [one for one in labels if ids is None or self._state.label_id(one) in ids]
        return self._serve(request, wanted, lambda one: self._on_something_seen(request, one))

    def of_content(self, kind: str) -> Callable[[Request], object]:
        """The labels of a page or blog post."""

        async def answering(request: Request) -> Response:
            account_id = caller_of(request).account_id
            row = self._state.seen(account_id, path_id(request), kind)
            listed = self._state.listed(row.id) or row
            return self._serve(request, listed.labels)

        return answering

    async def of_attachment(self, request: Request) -> Response:
        """The labels of a file."""
        account_id = caller_of(request).account_id
        return self._serve(
            request, self._state.seen_attachment(account_id, attachment_id(request)).labels
        )

    async def of_space(self, request: Request) -> Response:
        """The labels of a space itself."""
        account_id = caller_of(request).account_id
        return self._serve(request, self._state.seen_space(account_id, path_id(request)).labels)

    async def in_space(self, request: Request) -> Response:
        """The labels of all that is in a space."""
        account_id = caller_of(request).account_id
        space = self._state.seen_space(account_id, path_id(request))
        rows = [
            self._state.contents[one]
            for kind in ("page", "blogpost")
            for one in self._state.ids_of(kind, space.id)
        ]
        labels = {label for row in rows if row.labels for label in row.labels}
        return self._serve(request, labels, lambda one: self._on_something_seen(request, one))

    def _on_something_seen(self, request: Request, label: Label) -> bool:
        account_id, state = caller_of(request).account_id, self._state
        rows = (state.contents.get(one) for one in state.labelled(label))
        if any(row is not None and state.may_read(account_id, row) for row in rows):
            return True
        spaces = (one for one in state.spaces.values() if label in one.labels)
        return any(state.may_see_space(account_id, one) for one in spaces)

    def _serve(
        self,
        request: Request,
        labels: Iterable[Label],
        seen: Callable[[Label], bool] = lambda _: True,
    ) -> Response:
        account_id, prefixes = caller_of(request).account_id, set(several(request, "prefix"))
        sort = choice(request, "sort", signed(("created-date", "id", "name")), "id")
        key = self._key(sort.lstrip("-"))

        def kept(label: Label) -> bool:
            prefix, _, owner = label[0].partition(":")
            mine = not owner or owner == account_id
            return mine and (not prefixes or prefix in prefixes)

        listing = Listing(
            sorted(labels, key=key),
            key,
            lambda one: label_row(self._state, one),
            kept,
            seen,
            falling(sort),
        )
        return serve(request, self._state, listing)

    def _key(self, sort: str) -> Callable[[Label], Key]:
        if sort == "name":
            return lambda one: [one[1], self._state.label_id(one)]
        return lambda one: [self._state.label_id(one)]
