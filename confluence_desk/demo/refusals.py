"""Why the site says no: what rules of the state raise and each API family words in its own way."""


class Refusal(Exception):
    """A rule of the site that stops a request; ``sentence`` is the service's own."""

    status = 400
    code = "INVALID_REQUEST_PARAMETER"

    def __init__(self, sentence: str, detail: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.detail = detail


class Invalid(Refusal):
    """The request makes no sense or breaks a rule."""


class Absent(Refusal):
    """It does not exist, or the caller may not know that it does."""

    status = 404
    code = "NOT_FOUND"

    def __init__(self, sentence: str = "Not Found") -> None:
        super().__init__(sentence)


class Forbidden(Refusal):
    """The caller may see it and not do this to it."""

    status = 403
    code = "FORBIDDEN"


class Stale(Refusal):
    """The version number sent is not the next one."""

    status = 409
    code = "CONFLICT"

    def __init__(self, current: int) -> None:
        super().__init__(f"Version must be incremented on update. Current version is: {current}")
        self.current = current


class Clash(Refusal):
    """It exists already."""

    status = 409
    code = "CONFLICT"


class TitleTaken(Invalid):
    """Another page of the space has this title; archived ones count."""

    def __init__(self, title: str, space_key: str) -> None:
        super().__init__(
            "A page with this title already exists: "
            "A page already exists with the same TITLE in this space"
        )
        self.title = title
        self.space_key = space_key
