"""A body in a library that knows nothing yet."""

import pytest

from confluence_desk.render.context import Context
from tests.unit.render.macros.around import Around


@pytest.fixture
def around(context: Context) -> Around:
    return Around(context)
