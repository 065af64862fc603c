"""The real wizard against the demo site: the token of a service account, which has no e-mail."""

import httpx
import pytest

from confluence_desk.domain.capabilities import SCOPES, Capability
from tests.ui.fakes.internet import GATEWAY
from tests.ui.fakes.newcomer import Person, Tell


@pytest.mark.parametrize("email", ["", "bot@serviceaccount.atlassian.com", "ada@acme.test"])
def test_a_service_accounts_token_needs_nothing_beside_it(person: Tell, email: str) -> None:
    async def story(me: Person) -> None:
        await me.name()
        card = me.dialog.how.token_card
        card.email.setText(email)
        card.token.setText(f"  {me.site.credentials.issue_service(frozenset(SCOPES))}\r\n")
        assert card.email.placeholderText() == "not needed: a service account's token"
        await me.next()
        assert me.at(me.dialog.check)
        sentence = "You are Sync robot, by the token of a service account."
        assert me.dialog.check.sentence.text() == sentence
        for _ in range(3):
            await me.until(me.dialog.next_button.isEnabled)
            await me.next()
        session = await me.asking
        assert session.account.service
        assert session.account.base.startswith(GATEWAY)
        assert session.library.spaces()
        sent = {each.headers["authorization"][:7] for each in me.internet.seen if _asks(each)}
        assert sent == {"Bearer "}

    person(story)


def test_a_service_account_that_may_not_ask_who_it_is_comes_in_as_well(person: Tell) -> None:
    async def story(me: Person) -> None:
        few = frozenset({"read:space:confluence", "read:page:confluence"})
        await me.name()
        me.dialog.how.token_card.token.setText(me.site.credentials.issue_service(few))
        await me.next()
        await me.until(me.dialog.next_button.isEnabled)
        assert me.dialog.draft.candidate is not None
        assert me.dialog.draft.candidate.account.service
        assert "may not tell whose it is" in me.dialog.check.sentence.text()
        said = me.lacking()[Capability.HIERARCHY]
        assert "Make a token with these scopes as well." in said
        assert "Smart Links are not named." in said
        await me.next()
        assert "Missing scope: read:content-details:confluence" in me.dialog.keep.sentence.text()
        await me.until(me.dialog.keep.list.count)
        await me.next()
        assert me.at(me.dialog.last)
        assert me.dialog.last.sentence.text() == "acme"

    person(story)


def test_a_token_alone_that_is_no_service_accounts_asks_for_the_e_mail(person: Tell) -> None:
    async def story(me: Person) -> None:
        await me.name()
        how = me.dialog.how
        how.token_card.token.setText(me.token())
        assert not me.dialog.next_button.isEnabled()
        how.token_card.token.setText("something else")
        await me.next()
        assert "does not accept the token alone" in how.trouble.text.text()
        assert "Enter the e-mail" in how.trouble.remedy.text()
        assert how.token_card.email.hasFocus()
        await me.sign_in(me.token())
        assert me.at(me.dialog.check)

    person(story)


def test_a_service_accounts_token_that_ended_is_told_and_keeps_the_field(person: Tell) -> None:
    async def story(me: Person) -> None:
        await me.name()
        token = me.site.credentials.issue_service(frozenset(SCOPES))
        me.site.credentials.revoke(token)
        me.dialog.how.token_card.token.setText(token)
        await me.next()
        assert "does not accept the token." in me.dialog.how.trouble.text.text()
        assert me.dialog.how.token_card.token.hasFocus()

    person(story)


def _asks(request: httpx.Request) -> bool:
    return "authorization" in request.headers
