"""The steps in which a text is enlarged."""

ZOOMS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_NEAR = 0.01


def bounded(factor: float) -> float:
    """``factor`` within what can still be read."""
    return min(max(factor, ZOOMS[0]), ZOOMS[-1])


def stepped(factor: float, steps: int) -> float:
    """So many steps larger, or smaller for negative ``steps``."""
    for _ in range(steps):
        factor = next((zoom for zoom in ZOOMS if zoom > factor + _NEAR), ZOOMS[-1])
    for _ in range(-steps):
        factor = next((zoom for zoom in reversed(ZOOMS) if zoom < factor - _NEAR), ZOOMS[0])
    return factor
