"""What the commands of a window do, grouped by what they are done to."""

from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.commands.deeds import Frame, Program, Reading, Strip, Subject


@frozen
class WindowDeeds:
    """Everything one window can be told to do."""

    reading: Reading
    strip: Strip
    subject: Subject
    frame: Frame
    program: Program


__all__ = ["WindowDeeds"]
