"""The words for what goes wrong with signing in by OAuth, and with places for secrets."""

from PySide6.QtCore import QCoreApplication

from confluence_desk.ui.marking import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_BROKEN: dict[str, tuple[str, str]] = {
    "port": (
        QT_TRANSLATE_NOOP("Trouble", "Another program uses the port {detail} of this machine."),
        QT_TRANSLATE_NOOP(
            "Trouble",
            "Close that program, or choose another port here and in the callback address of your"
            " app at Atlassian.",
        ),
    ),
    "twice": (
        QT_TRANSLATE_NOOP("Trouble", "Another sign-in of this program is open."),
        QT_TRANSLATE_NOOP("Trouble", "Finish or cancel it, then try again."),
    ),
    "denied": (
        QT_TRANSLATE_NOOP("Trouble", "The sign-in was declined in the browser."),
        QT_TRANSLATE_NOOP("Trouble", "Try again, and accept on the page that asks."),
    ),
    "refused": (
        QT_TRANSLATE_NOOP("Trouble", "Atlassian refused the sign-in."),
        QT_TRANSLATE_NOOP(
            "Trouble", "Compare the client id, scopes and callback address with those of your app."
        ),
    ),
    "state": (
        QT_TRANSLATE_NOOP("Trouble", "The answer belongs to another sign-in."),
        QT_TRANSLATE_NOOP("Trouble", "Start again, and use the newest page in the browser."),
    ),
    "code": (
        QT_TRANSLATE_NOOP("Trouble", "The answer is too old or was used already."),
        QT_TRANSLATE_NOOP("Trouble", "Sign in again in the browser."),
    ),
    "secret": (
        QT_TRANSLATE_NOOP("Trouble", "Atlassian does not accept the client id and secret."),
        QT_TRANSLATE_NOOP("Trouble", "Copy both again from the settings of your app at Atlassian."),
    ),
    "nowhere": (
        QT_TRANSLATE_NOOP("Trouble", "The consent opens no Confluence site."),
        QT_TRANSLATE_NOOP(
            "Trouble",
            "Sign in again and choose a site with Confluence; an administrator may have to"
            " allow the app.",
        ),
    ),
    "pasted": (
        QT_TRANSLATE_NOOP("Trouble", "This is not the address that the browser was sent to."),
        QT_TRANSLATE_NOOP(
            "Trouble",
            "Copy the whole address from the browser; it begins with http://localhost.",
        ),
    ),
}

_PLACES: dict[str, tuple[str, str]] = {
    "absent": (
        QT_TRANSLATE_NOOP("Trouble", "This machine has no keyring for secrets."),
        QT_TRANSLATE_NOOP(
            "Trouble", "Choose where the token is kept: nowhere, or in a file under a passphrase."
        ),
    ),
    "locked": (
        QT_TRANSLATE_NOOP("Trouble", "The keyring is locked."),
        QT_TRANSLATE_NOOP("Trouble", "Unlock it, then try again."),
    ),
    "slow": (
        QT_TRANSLATE_NOOP("Trouble", "The keyring does not answer in time."),
        QT_TRANSLATE_NOOP(
            "Trouble", "See whether it waits for you in another window, then try again."
        ),
    ),
    "failing": (
        QT_TRANSLATE_NOOP("Trouble", "The keyring reported an error."),
        QT_TRANSLATE_NOOP(
            "Trouble", "Try again; if it stays so, choose another place for the token."
        ),
    ),
    "vault": (
        QT_TRANSLATE_NOOP("Trouble", "The vault with your secrets is locked."),
        QT_TRANSLATE_NOOP("Trouble", "Enter its passphrase."),
    ),
    "passphrase": (
        QT_TRANSLATE_NOOP("Trouble", "This passphrase does not open the vault."),
        QT_TRANSLATE_NOOP("Trouble", "Try again. Without the right one, sign in anew."),
    ),
    "held": (
        QT_TRANSLATE_NOOP("Trouble", "Another program holds the vault with your secrets."),
        QT_TRANSLATE_NOOP("Trouble", "Try again in a moment."),
    ),
    "unwritten": (
        QT_TRANSLATE_NOOP("Trouble", "The vault with your secrets cannot be written."),
        QT_TRANSLATE_NOOP("Trouble", "See whether the disk is full, and who may write there."),
    ),
    "broken": (
        QT_TRANSLATE_NOOP("Trouble", "The vault with your secrets is damaged."),
        QT_TRANSLATE_NOOP("Trouble", "Sign in anew; the old file is kept aside."),
    ),
}


def of_sign_in(kind: str, detail: str) -> tuple[str, str]:
    """What happened and what helps, of a sign-in that came to nothing."""
    text, remedy = _BROKEN.get(kind, _BROKEN["refused"])
    return translate("Trouble", text).format(detail=detail), translate("Trouble", remedy)


def of_place(kind: str) -> tuple[str, str]:
    """What happened and what helps, of a place for secrets that is none."""
    text, remedy = _PLACES.get(kind, _PLACES["failing"])
    return translate("Trouble", text), translate("Trouble", remedy)
