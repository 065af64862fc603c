"""The five shapes in which version 1 of the API says no."""

from collections.abc import Sequence

from starlette.responses import Response

from confluence_desk.demo.answers import answer

_PACKAGE = "com.atlassian.confluence.api.service.exceptions"
_SEARCH = f"{_PACKAGE}.scale.SSStatusCodeException"


def service(
    status: int,
    message: str,
    *,
    authorized: bool = False,
    valid: bool = True,
    reasons: Sequence[str] = (),
) -> Response:
    """The service layer's shape; ``message`` begins with the exception's Java name."""
    data = {
        "authorized": authorized,
        "valid": valid,
        "errors": [{"message": {"translation": one, "args": []}} for one in reasons],
        "successful": authorized and valid,
    }
    return answer({"statusCode": status, "data": data, "message": message}, status)


def spring(status: int, message: str) -> Response:
    """The framework's shape: no data."""
    return answer({"statusCode": status, "message": message}, status)


def content_missing(content_id: object) -> Response:
    """No such content, or not for this caller."""
    reason = f"No content found with id : {content_id}"
    message = f"{_PACKAGE}.api.NotFoundException: {reason}"
    return service(404, message, valid=False, reasons=[reason])


def restriction_missing(content_id: object) -> Response:
    """The same, as the restriction routes put it."""
    reason = f"No content with id <ContentId{{id={content_id}}}> can be found"
    message = f"{_PACKAGE}.api.NotFoundException: {reason}"
    return service(404, message, valid=False, reasons=[reason])


def attachment_missing(content_id: object) -> Response:
    """The same, as the attachment routes put it."""
    message = (
        f"{_PACKAGE}.api.NotFoundException: No content found with id: ContentId{{id={content_id}}}"
    )
    return service(404, message, authorized=True)


def missing(message: str) -> Response:
    """Something else that is not there."""
    return service(404, f"{_PACKAGE}.api.NotFoundException: {message}", valid=False)


def space_missing(key: str) -> Response:
    """No space of that key, or not for this caller."""
    return spring(
        404,
        "org.springframework.web.server.ResponseStatusException: "
        f'404 NOT_FOUND "No space found with key : {key}"',
    )


def refused(message: str, *, reasons: Sequence[str] = ()) -> Response:
    """Understood, and declined."""
    return service(
        400, f"{_PACKAGE}.BadRequestException: {message}", authorized=True, reasons=reasons
    )


def forbidden(message: str) -> Response:
    """Understood, and not for this caller to ask."""
    return service(403, f"{_PACKAGE}.PermissionException: {message}")


def unapproved() -> Response:
    """For apps that Atlassian has approved, and for no others."""
    message = "This API is only available to approved apps"
    return service(401, f"{_PACKAGE}.UnauthorizedException: {message}")


def out_of_reach(content_id: object) -> Response:
    """No such content, or not for this caller, on routes that know no 404."""
    return forbidden(f"No content found with id : {content_id}")


def cross_site() -> Response:
    """A writing route that wants the X-Atlassian-Token header did not get it."""
    return Response("XSRF check failed", 403, media_type="text/plain")


def cql_required() -> Response:
    """A search without a query."""
    message = f"{_PACKAGE}.api.BadRequestException: cql query parameter is required"
    return service(400, message, authorized=True)


def cql_unread(cql: str) -> Response:
    """A query that does not parse."""
    return service(400, f"{_PACKAGE}.BadRequestException: Could not parse cql : {cql}")


def cql_refused(message: str) -> Response:
    """A query that parses and asks for what does not exist."""
    return service(400, f"{_PACKAGE}.BadRequestException: {message}")


def cursor_unread() -> Response:
    """A cursor that the search did not hand out."""
    return spring(
        400,
        f"{_SEARCH}: CQL was parsed but the search manager was unable to execute the search. "
        f"Error message: {_SEARCH}: There was an illegal request passed to XP-Search Aggregator "
        "API : HTTP/1.1 400 Bad Request",
    )


def search_failed() -> Response:
    """The search service is in trouble."""
    return spring(
        500,
        f"{_SEARCH}: CQL was parsed but the search manager was unable to execute the search. "
        f"Error message: {_SEARCH}: There was an error returned from XP-Search Aggregator API: "
        "HTTP/1.1 500 Internal Server Error",
    )


def empty_missing() -> Response:
    """The empty 404 that a number of the wrong form earns on the older routes."""
    return Response(b"", 404, {"content-type": "application/json"})


def not_a_number(value: str) -> Response:
    """The same mistake on the newer routes."""
    return spring(
        400,
        "org.springframework.web.method.annotation.MethodArgumentTypeMismatchException: Failed to "
        "convert value of type 'java.lang.String' to required type 'int'; nested exception is "
        f'java.lang.NumberFormatException: For input string: "{value}"',
    )


def parameter_missing(name: str) -> Response:
    """A parameter that the newer routes want."""
    return spring(
        400,
        "org.springframework.web.bind.MissingServletRequestParameterException: "
        f"Required request parameter '{name}' for method parameter type String is not present",
    )


def unreadable() -> Response:
    """A body that is not the JSON it should be."""
    return spring(
        400,
        "org.springframework.http.converter.HttpMessageNotReadableException: "
        "Required request body is missing or cannot be read",
    )


def negative(name: str) -> Response:
    """A start or limit below nought."""
    return spring(400, f"java.lang.IllegalArgumentException: {name} cannot be less than zero")


def gone() -> Response:
    """An operation that was taken away in favour of version 2."""
    message = f"{_PACKAGE}.unchecked.GoneException: This deprecated endpoint has been removed."
    return service(410, message, authorized=True)


def unmapped(url: str) -> Response:
    """A path that no route serves."""
    return answer({"message": f"null for uri: {url}", "status-code": 404}, 404)
