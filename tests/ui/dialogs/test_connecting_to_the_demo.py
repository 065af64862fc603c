"""The real wizard against the demo site: whatever is pasted, every error, each missing scope."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget

from confluence_desk.demo.faults import Kind
from confluence_desk.domain.capabilities import SCOPES, Capability
from tests.data.pasted import NO_SITES, PASTED
from tests.ui.fakes.internet import ACME, COMPANY_CA, COMPANY_PROXY, GATEWAY
from tests.ui.fakes.newcomer import Person, Tell

C = Capability


def test_trap_8_every_paste_variant_becomes_the_one_site(person: Tell) -> None:
    async def story(me: Person) -> None:
        where = me.dialog.where
        for pasted in PASTED:
            QGuiApplication.clipboard().setText(pasted)
            where.site.clear()
            where.site.paste()
            await me.next()
            assert me.at(me.dialog.how), pasted
            assert me.dialog.draft.site is not None
            assert me.dialog.draft.site.url == ACME, pasted
            assert me.dialog.draft.site.cloud_id == me.site.state.cloud_id
            me.dialog.back_button.click()
            assert "acme is there" in where.hint.text()
            assert me.site.state.cloud_id in where.hint.text()

    assert len(PASTED) > 40
    person(story)


@pytest.mark.parametrize(("pasted", "said"), [each for each in NO_SITES if each[0].strip()])
def test_what_is_no_address_is_told_while_it_is_typed(person: Tell, pasted: str, said: str) -> None:
    async def story(me: Person) -> None:
        me.dialog.where.site.setText(pasted)
        assert said in me.dialog.where.hint.text()
        assert not me.dialog.next_button.isEnabled()
        assert me.internet.seen == []

    person(story)


@pytest.mark.parametrize(
    ("address", "said", "remedy"),
    [
        ("nobody.atlassian.net", "Atlassian knows no site named nobody.atlassian.net", "Compare"),
        ("no-such-host.example", "There is no address no-such-host.example", "Compare"),
        ("refused.example.com", "refused.example.com does not answer", "Check the network"),
        ("silent.example.com", "silent.example.com does not answer", "Check the network"),
        ("proxied.example.com", "The proxy of your network", "Check its address"),
        ("intercepted.example.com", "does not trust the certificate", "certificate"),
        ("sso.example.com", "A sign-in page of your company", "VPN"),
        ("login.example.com", "A sign-in page of your company", "VPN"),
        ("server.example.com", "is no Confluence Cloud", "Data Center"),
        ("other.example.com", "is no Confluence Cloud", "Data Center"),
        ("shut.example.com", "shuts out the network", "VPN"),
        ("broken.example.com", "Confluence had a problem of its own", "Try again"),
        ("slow.example.com", "asked us to slow down", "Nothing to do"),
    ],
)
def test_where_each_error_says_so_with_its_remedy_in_place(
    person: Tell, address: str, said: str, remedy: str
) -> None:
    async def story(me: Person) -> None:
        await me.name(address)
        where = me.dialog.where
        assert me.at(where)
        assert said in where.trouble.text.text()
        assert remedy in where.trouble.remedy.text()
        assert "secret" not in where.trouble.detail
        assert where.site.text() == address
        assert all("authorization" not in each.headers for each in me.internet.seen)
        await me.name()
        assert me.at(me.dialog.how)
        assert not where.trouble.text.text()

    person(story)


def test_without_any_network_nothing_is_said_about_the_address(person: Tell) -> None:
    async def story(me: Person) -> None:
        me.internet.offline = True
        await me.name()
        assert "no connection to the internet" in me.dialog.where.trouble.text.text()
        me.internet.offline = False
        await me.next()
        assert me.at(me.dialog.how)

    person(story)


def test_a_site_that_was_renamed_is_followed(person: Tell) -> None:
    async def story(me: Person) -> None:
        await me.name("renamed")
        assert me.dialog.draft.site is not None
        assert me.dialog.draft.site.url == ACME

    person(story)


@pytest.mark.parametrize(
    ("address", "field", "value"),
    [
        ("intercepted.example.com", "certificates", COMPANY_CA),
        ("proxied.example.com", "address", COMPANY_PROXY),
    ],
)
def test_trap_11_certificates_and_proxy_are_mended_in_the_wizard(
    person: Tell, address: str, field: str, value: str
) -> None:
    async def story(me: Person) -> None:
        await me.name(address)
        me.dialog.where.trouble.network.click()
        fields = me.dialog.network
        assert fields is not None
        assert fields.isVisible()
        fields.proxy.setCurrentIndex(1)
        getattr(fields, field).setText(value)
        fields.use.click()
        await me.until(lambda: f"{address} is there" in me.dialog.where.hint.text())
        await me.next()
        assert me.at(me.dialog.how)

    person(story)


def test_a_new_user_with_a_scoped_token_reaches_the_spaces_with_no_other_question(
    person: Tell,
) -> None:
    """Trap 2: the token goes into a field labelled only “API token”."""

    async def story(me: Person) -> None:
        await me.name()
        card = me.dialog.how.token_card
        assert card.token.accessibleName() == "API token"
        await me.sign_in(f"  {me.token()}\r\n")
        assert me.at(me.dialog.check)
        assert "a token with scopes" in me.dialog.check.sentence.text()
        await me.until(me.dialog.next_button.isEnabled)
        assert me.dialog.check.summary.text() == "All that you read with works."
        await me.next()
        assert me.at(me.dialog.keep)
        await me.until(lambda: me.dialog.keep.rules)
        await me.next()
        assert me.at(me.dialog.last)
        await me.until(lambda: "5 " in me.dialog.last.spaces.text())
        await me.next()
        session = await me.asking
        assert {space.key for space in session.library.spaces()} >= {"OPS", "ENG"}
        assert [rule.holds for rule in session.keeping.rules()] == ["space", "space"]
        assert session.account.base.startswith(GATEWAY)

    person(story)


def test_a_classic_token_is_told_apart_and_asks_the_site(person: Tell) -> None:
    async def story(me: Person) -> None:
        await me.check(me.token(None))
        assert "a token without scopes" in me.dialog.check.sentence.text()
        assert me.dialog.draft.candidate is not None
        assert me.dialog.draft.candidate.account.base == ACME

    person(story)


def test_trap_3_a_token_of_pages_and_spaces_alone_is_good_enough(person: Tell) -> None:
    async def story(me: Person) -> None:
        few = frozenset({"read:space:confluence", "read:page:confluence"})
        await me.check(me.token(few))
        await me.next()
        assert me.at(me.dialog.keep)
        await me.until(me.dialog.keep.list.count)
        await me.until(lambda: "Nothing is ticked" in me.dialog.keep.estimate.text())
        await me.next()
        await me.next()
        session = await me.asking
        assert session.library.spaces()
        assert session.account.email == me.email

    person(story)


def test_the_e_mail_of_somebody_else_is_told_apart_from_scopes(person: Tell) -> None:
    async def story(me: Person) -> None:
        await me.name()
        for scopes in (frozenset(SCOPES), None):
            await me.sign_in(me.token(scopes), "bob@acme.test")
            assert "belongs to another account" in me.dialog.how.trouble.text.text()
            assert me.dialog.how.token_card.email.hasFocus()

    person(story)


@pytest.mark.parametrize("token", ["wrong", "wröng", "ATATT3xNobody"])
def test_a_wrong_token_says_so_and_keeps_what_was_typed(person: Tell, token: str) -> None:
    async def story(me: Person) -> None:
        await me.name()
        await me.sign_in(token)
        how = me.dialog.how
        assert me.at(how)
        assert "does not accept the e-mail and token" in how.trouble.text.text()
        assert "make a new token" in how.trouble.remedy.text()
        assert how.token_card.token.text() == token

    person(story)


def test_trap_6_a_login_page_in_place_of_the_api_is_named(person: Tell) -> None:
    async def story(me: Person) -> None:
        await me.name()
        me.site.faults.add(Kind.LOGIN, "/wiki/")
        await me.sign_in(me.token())
        assert "A sign-in page of your company" in me.dialog.how.trouble.text.text()

    person(story)


def test_a_network_that_goes_away_in_the_middle_can_be_checked_again(person: Tell) -> None:
    async def story(me: Person) -> None:
        me.internet.lost = "/users-bulk"
        await me.check(me.token())
        check = me.dialog.check
        told = me.lacking()
        assert set(told) == {C.PEOPLE, C.RESTRICTIONS, C.AUDIT}
        assert "no answer" in told[C.PEOPLE]
        assert "stopped answering. Check again" in check.summary.text()
        me.internet.lost = ""
        check.again.click()
        await me.until(me.dialog.next_button.isEnabled)
        assert set(me.lacking()) == {C.AUDIT}

    person(story)


def test_giving_up_at_the_check_leaves_nothing_anywhere(person: Tell, tmp_path: Path) -> None:
    async def story(me: Person) -> None:
        await me.check(me.token())
        QTest.keyClick(me.dialog, Qt.Key.Key_Escape)
        assert await me.asking is None
        assert me.accounts.last() is None

    person(story)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_page_with_all_below_is_found_by_its_address_or_title(person: Tell) -> None:
    async def story(me: Person) -> None:
        await me.check(me.token())
        await me.next()
        keep = me.dialog.keep
        await me.until(keep.list.count)
        title = "Redis failover"
        page = next(r for r in me.site.state.contents.values() if r.title == title)
        for count, text in enumerate((title, f"{ACME}/wiki/spaces/OPS/pages/{page.id}/x"), 6):
            keep.words.setText(text)
            keep.add.click()
            await me.until(partial(_holds, keep.list, count))
            assert title in keep.list.item(0).text()
            assert keep.rules[0].subject == str(page.id)
        keep.words.setText("No page is called that")
        keep.add.click()
        await me.until(keep.trouble.text.text)
        assert "does not find" in keep.trouble.text.text()

    person(story)


def _holds(rows: QListWidget, count: int) -> bool:
    return rows.count() == count
