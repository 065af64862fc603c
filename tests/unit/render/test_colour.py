import pytest

from confluence_desk.render.colour import fill_class, text_class


@pytest.mark.parametrize(
    ("written", "classes"),
    [
        ("rgb(191,38,0)", "c-red"),
        ("#006644", "c-green"),
        ("rgb(0, 0, 128)", "c-blue"),
        ("#97A0AF", "c-gray"),
        ("Purple", "c-purple"),
        ("#000", ""),
        ("rgb(51,51,51)", ""),
        ("#fff", ""),
        ("inherit", ""),
        ("", ""),
        ("rgb(999,0,0)", "c-red"),
        ("#12", ""),
    ],
)
def test_a_text_colour_goes_to_the_nearest_class(written: str, classes: str) -> None:
    assert text_class(written) == classes


@pytest.mark.parametrize(
    ("written", "classes"),
    [
        ("#deebff", "b-blue"),
        ("#b3d4ff", "b-blue"),
        ("#4C9AFF", "b-blue-2"),
        ("#F4F5F7", "b-gray"),
        ("#C1C7D0", "b-gray-2"),
        ("#FFFAE6", "b-yellow"),
        ("#eae6ff", "b-purple"),
        ("white", ""),
        ("transparent", ""),
    ],
)
def test_a_fill_goes_to_the_nearest_tint(written: str, classes: str) -> None:
    assert fill_class(written) == classes
