"""Marks words in tables for the translators; they are translated where they are shown.

Named as Qt's own, which `lupdate` looks for; Qt's is typed as giving any object.
"""


def QT_TRANSLATE_NOOP(_context: str, words: str) -> str:
    """``words`` as they are."""
    return words
