"""The real wizard where the trouble comes after the address: at the sign-in, at the list."""

from collections.abc import Callable

import httpx
import pytest
from PySide6.QtCore import Qt

from confluence_desk.demo.faults import Kind
from confluence_desk.domain.capabilities import Capability
from tests.ui.fakes import internet
from tests.ui.fakes.newcomer import Person, Tell

C = Capability
Answer = Callable[[httpx.Request], httpx.Response]


def spoil(me: Person, monkeypatch: pytest.MonkeyPatch, trouble: Answer, host: str = "") -> None:
    """Let requests to a host meet this on their way; to "" those of the API, wherever they go."""
    whole = me.internet.answer

    async def answer(request: httpx.Request, road: object) -> httpx.Response:
        if (request.url.host == host) if host else ("/wiki/" in request.url.path):
            return trouble(request)
        return await whole(request, road)  # type: ignore[arg-type]

    monkeypatch.setattr(me.internet, "answer", answer)


def refused_by_policy(request: httpx.Request) -> httpx.Response:
    words = "Basic Authentication has been disabled on this instance."
    return httpx.Response(403, json={"message": words, "statusCode": 403}, request=request)


def wants_a_captcha(request: httpx.Request) -> httpx.Response:
    headers = {"x-seraph-loginreason": "AUTHENTICATION_DENIED"}
    said = {"message": "no", "statusCode": 403}
    return httpx.Response(403, json=said, headers=headers, request=request)


@pytest.mark.parametrize(
    ("kind", "said", "remedy"),
    [
        ("_no_name", "no connection to the internet", "Join a network"),
        ("_refused", "acme.atlassian.net does not answer", "Check the network"),
        ("_silent", "acme.atlassian.net does not answer", "Check the network"),
        ("_proxy", "The proxy of your network", "Check its address"),
        ("_intercepted", "does not trust the certificate of acme.atlassian.net", "certificate"),
    ],
)
def test_at_the_sign_in_each_trouble_of_the_network_says_so_in_place(
    person: Tell, monkeypatch: pytest.MonkeyPatch, kind: str, said: str, remedy: str
) -> None:
    async def story(me: Person) -> None:
        await me.name()
        how = me.dialog.how
        with monkeypatch.context() as patch:
            me.internet.offline = kind == "_no_name"
            spoil(me, patch, getattr(internet, kind), "acme.atlassian.net")
            await me.sign_in(me.token())
            assert me.at(how)
            assert said in how.trouble.text.text()
            assert remedy in how.trouble.remedy.text()
            assert how.trouble.network.isVisible()
            assert how.token_card.token.text() == me.token()
            me.internet.offline = False
        await me.next()
        assert me.at(me.dialog.check)

    person(story)


@pytest.mark.parametrize(
    ("trouble", "said", "remedy"),
    [
        (refused_by_policy, "takes no API tokens: your organisation shut them", "Sign in by OAuth"),
        (wants_a_captcha, "wants to see you in the browser first", "Sign in there once"),
    ],
)
def test_at_the_sign_in_a_refusal_is_told_from_a_wrong_token(
    person: Tell, monkeypatch: pytest.MonkeyPatch, trouble: Answer, said: str, remedy: str
) -> None:
    async def story(me: Person) -> None:
        await me.name()
        with monkeypatch.context() as patch:
            spoil(me, patch, trouble)
            await me.sign_in(me.token(None))
            assert said in me.dialog.how.trouble.text.text()
            assert remedy in me.dialog.how.trouble.remedy.text()
        await me.next()
        assert me.at(me.dialog.check)

    person(story)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Kind.BROKEN, "Confluence had a problem of its own"),
        (Kind.UNAVAILABLE, "Confluence had a problem of its own"),
        (Kind.EDGE_FORBIDDEN, "Confluence had a problem of its own"),
        (Kind.LIMITED, "asked us to slow down"),
        (Kind.LOGIN, "A sign-in page of your company"),
        (Kind.CUT, "makes no sense"),
    ],
)
def test_at_the_sign_in_what_the_site_does_wrong_is_not_laid_upon_the_token(
    person: Tell, kind: Kind, said: str
) -> None:
    async def story(me: Person) -> None:
        await me.name()
        me.site.faults.add(kind, "/wiki/")
        await me.sign_in(me.token(None))
        how = me.dialog.how
        assert me.at(how)
        assert said in how.trouble.text.text()
        assert how.trouble.remedy.text()
        me.site.faults.clear()
        await me.next()
        assert me.at(me.dialog.check)

    person(story)


@pytest.mark.parametrize(
    ("kind", "told"),
    [(Kind.LOGIN, "no answer"), (Kind.BROKEN, "no answer")],
)
def test_at_the_list_it_ends_in_its_row_and_is_tried_again(
    person: Tell, kind: Kind, told: str
) -> None:
    async def story(me: Person) -> None:
        me.site.faults.add(kind, "/footer-comments")
        await me.check(me.token())
        assert told in me.lacking()[C.COMMENTS]
        assert "Check again" in me.dialog.check.summary.text()
        me.site.faults.clear()
        me.dialog.check.again.click()
        await me.until(me.dialog.check.again.isVisible)
        assert set(me.lacking()) == {C.AUDIT}

    person(story)


def test_at_the_list_a_token_that_is_taken_back_meanwhile_leads_back(person: Tell) -> None:
    async def story(me: Person) -> None:
        await me.check(me.token())
        me.site.credentials.revoke(me.token())
        me.site.credentials.revoke(me.dialog.how.token_card.token.text())
        me.dialog.check.again.click()
        await me.until(me.dialog.check.again.isVisible)
        assert "sign-in refused" in me.lacking()[C.SPACES]
        assert "Go back and enter it again" in me.dialog.check.summary.text()
        assert not me.dialog.next_button.isEnabled()
        me.dialog.back_button.click()
        await me.sign_in(me.token())
        await me.until(me.dialog.next_button.isEnabled)

    person(story)


def test_what_is_found_among_the_spaces_can_be_kept_whole_in_part_or_not_at_all(
    person: Tell,
) -> None:
    """The fourth step: starred first and ticked, any other, a label, a query, and a guess."""

    async def story(me: Person) -> None:
        star = me.site.state.owner.favourite_spaces
        await me.check(me.token())
        await me.next()
        keep = me.dialog.keep
        await me.until(lambda: keep.rules)
        assert {int(rule.subject) for rule in keep.rules} == star
        ticked = [keep.list.item(at).checkState() for at in range(keep.list.count())]
        assert ticked == sorted(ticked, key=lambda state: state is not Qt.CheckState.Checked)
        await me.until(lambda: keep.estimate.text().startswith("About "))
        before, guessing = keep.estimate.text(), "Guessing how much that is…"
        count = len(keep.rules)
        for at, text in ((1, "runbook"), (2, "space = OPS AND type = page")):
            keep.what.setCurrentIndex(at)
            keep.words.setText(text)
            keep.add.click()
            await me.until(lambda: not keep.words.text())
        assert len(keep.rules) == count + 2
        await me.until(lambda: keep.estimate.text() not in {before, guessing})
        assert keep.estimate.text().startswith("About ")
        assert me.dialog.next_button.text() == "Keep offline"
        keep.later.click()
        assert me.dialog.next_button.text() == "Decide later"
        keep.what.setCurrentIndex(1)
        keep.words.setText("runbook")
        keep.add.click()
        await me.until(lambda: not keep.words.text())
        assert me.dialog.next_button.text() == "Keep offline", "what is added is ticked"
        keep.later.click()
        await me.next()
        assert "Nothing is kept offline yet" in me.dialog.last.sync.text()

    person(story)
