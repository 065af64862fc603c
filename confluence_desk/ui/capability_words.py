"""What capabilities are called, what trying one came to, and what helps: wizard and doctor."""

from PySide6.QtCore import QCoreApplication

from confluence_desk.domain.capabilities import Capability, Finding, Remedy, Verdict
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_NAMES = {
    Capability.SPACES: QT_TRANSLATE_NOOP("Capability", "Spaces"),
    Capability.PAGES: QT_TRANSLATE_NOOP("Capability", "Pages and blog posts"),
    Capability.HIERARCHY: QT_TRANSLATE_NOOP("Capability", "Page tree"),
    Capability.SEARCH: QT_TRANSLATE_NOOP("Capability", "Search on Confluence"),
    Capability.COMMENTS: QT_TRANSLATE_NOOP("Capability", "Comments"),
    Capability.LABELS: QT_TRANSLATE_NOOP("Capability", "Labels"),
    Capability.ATTACHMENTS: QT_TRANSLATE_NOOP("Capability", "Lists of attachments"),
    Capability.FILES: QT_TRANSLATE_NOOP("Capability", "Images and files"),
    Capability.VERSIONS: QT_TRANSLATE_NOOP("Capability", "Versions"),
    Capability.PEOPLE: QT_TRANSLATE_NOOP("Capability", "Names of people"),
    Capability.RESTRICTIONS: QT_TRANSLATE_NOOP("Capability", "Restrictions"),
    Capability.AUDIT: QT_TRANSLATE_NOOP("Capability", "Audit log"),
}
_WITHOUT = {
    Capability.SPACES: QT_TRANSLATE_NOOP("Capability", "Nothing can be read without it."),
    Capability.PAGES: QT_TRANSLATE_NOOP("Capability", "Nothing can be read without it."),
    Capability.HIERARCHY: QT_TRANSLATE_NOOP("Capability", "The tree is built from lists of pages."),
    Capability.SEARCH: QT_TRANSLATE_NOOP("Capability", "Only what is kept here is searched."),
    Capability.COMMENTS: QT_TRANSLATE_NOOP("Capability", "Comments are not shown."),
    Capability.LABELS: QT_TRANSLATE_NOOP("Capability", "Labels are not shown."),
    Capability.ATTACHMENTS: QT_TRANSLATE_NOOP("Capability", "Attachments are not listed."),
    Capability.FILES: QT_TRANSLATE_NOOP("Capability", "Images and files are not loaded."),
    Capability.VERSIONS: QT_TRANSLATE_NOOP("Capability", "Older versions are not listed."),
    Capability.PEOPLE: QT_TRANSLATE_NOOP("Capability", "People are shown without their names."),
    Capability.RESTRICTIONS: QT_TRANSLATE_NOOP("Capability", "Pages do not say who may read them."),
    Capability.AUDIT: QT_TRANSLATE_NOOP("Capability", "Reading does not need it."),
}
_WITHOUT_SCOPE = {
    "hierarchical-content": QT_TRANSLATE_NOOP(
        "Capability", "The tree is built from lists of pages."
    ),
    "content.metadata": QT_TRANSLATE_NOOP("Capability", "The path above a page is not shown."),
    "folder": QT_TRANSLATE_NOOP("Capability", "Folders do not open."),
    "whiteboard": QT_TRANSLATE_NOOP("Capability", "Whiteboards are not named."),
    "database": QT_TRANSLATE_NOOP("Capability", "Databases are not named."),
    "embed": QT_TRANSLATE_NOOP("Capability", "Smart Links are not named."),
    "label": QT_TRANSLATE_NOOP("Capability", "The sync keeps no labels."),
}
"""What a capability that needs several scopes loses with one of them."""
_VERDICTS = {
    Verdict.WORKS: QT_TRANSLATE_NOOP("Capability", "works"),
    Verdict.NO_SCOPE: QT_TRANSLATE_NOOP("Capability", "missing scope"),
    Verdict.NOT_PERMITTED: QT_TRANSLATE_NOOP("Capability", "not permitted"),
    Verdict.NOT_HERE: QT_TRANSLATE_NOOP("Capability", "not on this site"),
    Verdict.SIGNED_OUT: QT_TRANSLATE_NOOP("Capability", "sign-in refused"),
    Verdict.NO_ANSWER: QT_TRANSLATE_NOOP("Capability", "no answer"),
    Verdict.BROKEN: QT_TRANSLATE_NOOP("Capability", "could not be tried"),
}
_REMEDIES = {
    Remedy.NOTHING: "",
    Remedy.MORE_SCOPES: QT_TRANSLATE_NOOP("Capability", "Make a token with this scope as well."),
    Remedy.ASK_ADMIN: QT_TRANSLATE_NOOP("Capability", "An administrator can allow it."),
    Remedy.NEW_VERSION: QT_TRANSLATE_NOOP(
        "Capability", "Atlassian offers it here no more: nothing to do."
    ),
    Remedy.SIGN_IN: QT_TRANSLATE_NOOP("Capability", "Sign in again."),
    Remedy.TRY_AGAIN: QT_TRANSLATE_NOOP("Capability", "Check again in a minute."),
    Remedy.REPORT: QT_TRANSLATE_NOOP(
        "Capability",
        "Something unexpected went wrong. Check again; the log says more.",
    ),
}


def name(capability: Capability) -> str:
    """What it is called."""
    return translate("Capability", _NAMES[capability])


def without(capability: Capability) -> str:
    """What the program does without it."""
    return translate("Capability", _WITHOUT[capability])


def lost(finding: Finding) -> str:
    """What the program does not do, as exactly as the missing scopes tell."""
    names = [scope.split(":")[1] for scope in finding.scopes]
    if not names or not all(name in _WITHOUT_SCOPE for name in names):
        return without(finding.capability)
    return " ".join(translate("Capability", _WITHOUT_SCOPE[name]) for name in names)


def verdict(finding: Finding) -> str:
    """What trying it came to: ``missing scope read:comment:confluence``."""
    said = translate("Capability", _VERDICTS[finding.verdict])
    if not finding.scopes:
        return said
    whole = translate("Capability", "{verdict} {scopes}")
    return whole.format(verdict=said, scopes=", ".join(finding.scopes))


def remedy(finding: Finding) -> str:
    """What helps; "" where nothing is the matter."""
    words = _REMEDIES[finding.remedy]
    if finding.remedy is Remedy.MORE_SCOPES and len(finding.scopes) > 1:
        return translate("Capability", "Make a token with these scopes as well.")
    return translate("Capability", words) if words else ""
