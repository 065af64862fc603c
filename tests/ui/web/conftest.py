"""Makes ``desk:`` known before any test makes an application; WebEngine needs no graphics card."""

from pathlib import Path

import pytest

from confluence_desk.ui.web.scheme import register_scheme

register_scheme()  # collecting comes before every QApplication


_NO_GRAPHICS_CARD = ("RHI", "QRhi", "Vulkan", "GBM", "GPUInfo", "This plugin does not support")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A machine without a graphics card is no trouble of ours."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(
                pytest.mark.qt_log_ignore(*_NO_GRAPHICS_CARD, extend=True), append=False
            )
