"""Resources: found in a checkout as in an installed package, and nothing beside them."""

from pathlib import Path

import pytest

from confluence_desk.system import resources


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    package = tmp_path / "confluence_desk"
    package.mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", package)
    return package


def _fill(folder: Path, words: str) -> None:
    (folder / "styles").mkdir(parents=True)
    (folder / "styles" / "page.css").write_text(words, encoding="utf-8")


def test_a_checkout_has_them_beside_the_package(package: Path) -> None:
    _fill(package.parent / "resources", "from the checkout ☃")
    assert resources.text("styles/page.css") == "from the checkout ☃"
    assert resources.path("styles").is_dir()


def test_a_wheel_has_them_inside_the_package(package: Path) -> None:
    _fill(package.parent / "resources", "somebody else's")
    _fill(package / "resources", "from the wheel")
    assert resources.text("styles/page.css") == "from the wheel"


@pytest.mark.parametrize(
    "name", ["styles/none.css", "../secret", "/etc/passwd", "styles/../../secret"]
)
def test_what_is_not_a_resource_is_not_found(package: Path, name: str) -> None:
    _fill(package / "resources", "x")
    (package / "secret").write_text("x")
    with pytest.raises(FileNotFoundError):
        resources.path(name)
