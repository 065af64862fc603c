"""The third step: what the account may do here, tried live, and what helps where it may not."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea

from confluence_desk.domain.capabilities import EXTRA, NEEDED, Capability, Finding, Verdict
from confluence_desk.domain.errors import DeskError
from confluence_desk.services.signing.registration import CONSOLE
from confluence_desk.ui.dialogs.connect.check_rows import CheckRows
from confluence_desk.ui.dialogs.connect.parts import browse, copy_text, link_button
from confluence_desk.ui.dialogs.connect.step import Draft, Step, focus
from confluence_desk.ui.dialogs.connect.token_card import TOKEN_PAGE
from confluence_desk.ui.panels.flow import FlowLayout
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.entrance import Entrance

_GAP = 6
_CHECK = "check"


class CheckStep(Step):
    """Tries everything anew each time it is come to from before."""

    def __init__(self, entrance: "Entrance", draft: Draft, theme: Theme, scope: TaskScope) -> None:
        super().__init__(theme, self.tr("What can it do here?"), "")
        self._entrance = entrance
        self._draft = draft
        self._scope = scope
        self._tried: object = None
        self.rows = CheckRows(theme)
        self.summary = plain("", bold=True)
        self.summary.setAccessibleName(self.tr("Result"))
        self.copy = link_button(theme, self.tr("Copy the missing scopes"), "copy")
        self.page = link_button(theme, self.tr("Make another token"), "arrow-square-out")
        self.again = link_button(theme, self.tr("Check again"), "arrow-clockwise")
        self._paper = QScrollArea()
        self._lay_out()
        self.copy.clicked.connect(lambda: copy_text(" ".join(self.missing_scopes)))
        self.page.clicked.connect(lambda: browse(CONSOLE if self._oauth else TOKEN_PAGE))
        self.again.clicked.connect(self._begin)

    @property
    def running(self) -> bool:
        """Whether the list is not whole yet."""
        return self._scope.running(_CHECK)

    @property
    def ready(self) -> bool:
        """Whether all was tried, and pages and spaces can be read."""
        return not self.running and self._works(NEEDED)

    @property
    def untroubled(self) -> bool:
        """Whether all that anybody reads with works."""
        return not self.running and self._works(frozenset(Capability) - EXTRA)

    @property
    def missing_scopes(self) -> list[str]:
        """Each scope once that would help."""
        wanted = (each for each in self._draft.findings if each.capability not in EXTRA)
        return list(dict.fromkeys(scope for each in wanted for scope in each.scopes))

    def show_up(self) -> None:
        """Try what was not tried with this account."""
        candidate = self._draft.candidate
        if candidate is None:
            return
        account = candidate.account
        kind = self.tr("a token without scopes")
        if candidate.scoped:
            kind = self.tr("a token with scopes")
        if account.service:
            kind = self.tr("the token of a service account")
        if account.oauth:
            kind = self.tr("OAuth")
        other = self.tr("Make another token")
        self.page.setText(self.tr("Open the developer console") if account.oauth else other)
        who = self.tr("You are {who}, by {kind}.")
        if account.unnamed and not account.email:
            who = self.tr("You come by {kind}, which may not tell whose it is.")
        self.sentence.setText(who.format(who=account.display_name, kind=kind))
        if self._tried is not candidate:
            self._begin()
        focus(self._paper)

    def stop(self) -> None:
        """Try no more."""
        if self.running:
            self._tried = None
        self._scope.cancel(_CHECK)

    def _begin(self) -> None:
        self._tried = self._draft.candidate
        self._draft.findings = []
        self.rows.clear()
        self.tell(None)
        self._scope.start(self._examine(), key=_CHECK).add_done_callback(lambda _: self._tell())
        self._tell()

    async def _examine(self) -> None:
        candidate = self._draft.candidate
        if candidate is None:
            return
        left = list(Capability)
        self.rows.begin(left[0])
        try:
            async for finding in self._entrance.examine(candidate):
                self._found(finding)
                left.remove(finding.capability)
                if left:
                    self.rows.begin(left[0])
        except DeskError as trouble:
            self.tell(trouble)
            self._give_up(left, Verdict.NO_ANSWER)
        except Exception:
            self._give_up(left, Verdict.BROKEN)
            raise

    def _found(self, finding: Finding) -> None:
        self._draft.findings.append(finding)
        self.rows.show_finding(finding)
        self._tell()

    def _give_up(self, left: list[Capability], verdict: Verdict) -> None:
        """No row says for ever that it is being tried."""
        for capability in left:
            self._found(Finding(capability, verdict))

    @property
    def _oauth(self) -> bool:
        return self._draft.candidate is not None and self._draft.candidate.account.oauth

    def _works(self, wanted: frozenset[Capability]) -> bool:
        return wanted <= {each.capability for each in self._draft.findings if each.works}

    def _tell(self) -> None:
        self.summary.setText(self._summary())
        self.copy.setVisible(bool(self.missing_scopes) and not self.running)
        self.page.setVisible(bool(self.missing_scopes) and not self.running)
        self.again.setVisible(not self.running)
        self.changed.emit()

    def _summary(self) -> str:
        if self.running:
            return self.tr("Trying what works…")
        verdicts = {each.verdict for each in self._draft.findings}
        if verdicts & {Verdict.SIGNED_OUT, Verdict.NO_ANSWER, Verdict.BROKEN}:
            return self._broken_words(verdicts)
        if not self._works(NEEDED):
            return self._needed_words()
        if not self.untroubled:
            return self.tr("You can go on. What is missing is switched off, and says so.")
        return self.tr("All that you read with works.")

    def _broken_words(self, verdicts: set[Verdict]) -> str:
        if Verdict.SIGNED_OUT in verdicts:
            return self.tr("The site stopped taking this sign-in. Go back and enter it again.")
        if Verdict.NO_ANSWER in verdicts:
            return self.tr("The site stopped answering. Check again in a minute.")
        if self._works(NEEDED):
            return self.tr("Not everything could be tried. Check again, or go on.")
        return self.tr("Something unexpected went wrong. Check again.")

    def _needed_words(self) -> str:
        if self._oauth:
            return self.tr(
                "Pages and spaces are needed. Tick the missing scopes for your app, then go back"
                " and sign in again."
            )
        return self.tr(
            "Pages and spaces are needed. Make a token with the missing scopes, then go back"
            " and paste it."
        )

    def _lay_out(self) -> None:
        paper = self._paper
        paper.setObjectName("rows")
        paper.setWidgetResizable(True)
        paper.setWidget(self.rows)
        paper.setAccessibleName(self.tr("What was tried"))
        links = FlowLayout(gap=_GAP)
        for button in (self.copy, self.page, self.again):
            links.addWidget(button)
        self.lines.addWidget(paper, 1)
        self.lines.addWidget(self.summary)
        self.lines.addLayout(links)
        self.lines.addWidget(self.trouble)
