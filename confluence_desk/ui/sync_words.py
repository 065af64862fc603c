"""What a sync is said to do, and how it ended, in the person's language."""

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from confluence_desk.domain.syncing import Progress, Stage

translate = QCoreApplication.translate
# lupdate reads a count only where it is a plain name.

_MINUTE = 60.0
_EARLY = 3.0
"""Seconds before there is a rate worth telling."""


def line(progress: Progress, space: str = "") -> str:
    """What it does now, in one line; ``space`` is the key of the one it is busy with, or ""."""
    if progress.stage is Stage.WAITING:
        return _waiting(progress)
    syncing = translate("Sync", "Syncing {space}").format(space=space)
    whole = translate("Sync", "{syncing} · {what}")
    return whole.format(
        syncing=syncing if space else translate("Sync", "Syncing"), what=_doing(progress)
    )


def details(progress: Progress) -> str:
    """Everything there is to say, one thing a line."""
    said = [_pages(progress)] if progress.pages_done or progress.pages_total else []
    said += [_files(progress)] if progress.files_total else []
    size = QLocale().formattedDataSize(
        progress.bytes_done, 1, QLocale.DataSizeFormat.DataSizeSIFormat
    )
    n = progress.requests
    said.append(translate("Sync", "{size} in %n request(s)", "", n).format(size=size))
    return "\n".join([*said, *_pace(progress)])


def share(progress: Progress) -> float | None:
    """How much of it is done, from 0 to 1; None where nobody knows."""
    files = progress.stage is Stage.FILES
    done = progress.files_done if files else progress.pages_done
    total = progress.files_total if files else progress.pages_total
    return min(1.0, done / total) if total else None


def _doing(progress: Progress) -> str:
    match progress.stage:
        case Stage.TEXTS:
            return _pages(progress)
        case Stage.FILES:
            return _files(progress) if progress.files_total else translate("Sync", "files")
        case Stage.TALK:
            return translate("Sync", "comments and labels")
        case Stage.LEAVING:
            return translate("Sync", "looking after what left")
        case Stage.COMPLETING:
            return translate("Sync", "what pages need")
        case _:
            return translate("Sync", "looking what changed")


def _pages(progress: Progress) -> str:
    n, local = progress.pages_done, QLocale()
    if progress.pages_total:
        done, total = local.toString(n), local.toString(progress.pages_total)
        return translate("Sync", "{done} / {total} pages").format(done=done, total=total)
    return translate("Sync", "%Ln page(s)", "", n)


def _files(progress: Progress) -> str:
    local = QLocale()
    done, total = local.toString(progress.files_done), local.toString(progress.files_total)
    return translate("Sync", "{done} / {total} files").format(done=done, total=total)


def _pace(progress: Progress) -> list[str]:
    """How fast it goes and how long it takes, once one can tell."""
    if progress.stage is not Stage.TEXTS or progress.seconds < _EARLY or not progress.pages_done:
        return []
    rate = progress.pages_done / progress.seconds
    n = max(1, round(rate))
    said = [translate("Sync", "%Ln page(s) a second", "", n)]
    left = (progress.pages_total - progress.pages_done) / rate
    if left >= _MINUTE:
        n = round(left / _MINUTE)
        said.append(translate("Sync", "about %n minute(s) left", "", n))
    elif left > 0:
        said.append(translate("Sync", "less than a minute left"))
    return said


def _waiting(progress: Progress) -> str:
    if progress.until is None:
        return translate("Sync", "Sync waits for Confluence")
    local = progress.until.astimezone()
    clock = QTime(local.hour, local.minute)
    time = QLocale().toString(clock, QLocale.FormatType.ShortFormat)
    return translate("Sync", "Sync waits for Confluence, next try at {time}").format(time=time)
