"""What conditions of a query, and words of a question, say something about."""

from enum import StrEnum


class About(StrEnum):
    """``PLACE`` is what it stands below, ``OTHER`` any clause that is none of these."""

    TYPE = "type"
    SPACE = "space"
    LABEL = "label"
    PERSON = "person"
    DATE = "date"
    PLACE = "place"
    TITLE = "title"
    TEXT = "text"
    ORDER = "order"
    OTHER = "other"
