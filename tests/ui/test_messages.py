from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from confluence_desk.domain import errors
from confluence_desk.domain.errors import DeskError
from confluence_desk.ui.messages import Messages, Notice, has_words, words


def tree(kind: type[DeskError]) -> Iterator[type[DeskError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from tree(child)


SAMPLES: list[DeskError] = [
    errors.Unreachable("https://acme.atlassian.net", "timed out"),
    errors.TimedOut("acme.atlassian.net", "ReadTimeout"),
    errors.Untrusted("acme.atlassian.net"),
    errors.NotKept("acme.atlassian.net"),
    errors.NoNetwork("acme.atlassian.net"),
    errors.ProxyTrouble("acme.atlassian.net", "407"),
    *(
        errors.NoConfluence("acme.example", kind)
        for kind in ("unknown", "nowhere", "other", "closed", "something new")
    ),
    errors.WrongOwner("https://acme.atlassian.net"),
    errors.SignInNeeded("https://acme.atlassian.net", "AUTHENTICATION_DENIED"),
    errors.NotConnected(),
    errors.Paused("acme.example"),
    errors.Stopped(),
    errors.SignInNeeded("https://acme.atlassian.net"),
    errors.ScopeMissing("comments", ("read:comment:confluence",)),
    errors.ScopeMissing("comments"),
    errors.Forbidden("this page"),
    errors.Missing("this page"),
    errors.Removed("the audit log"),
    errors.ReadOnly("this page"),
    errors.Conflict("this page", 12),
    errors.Conflict("this page"),
    errors.Refused("the search", "Could not parse cql"),
    errors.Refused("the search"),
    errors.TooLarge("the file"),
    errors.RateLimited(datetime(2026, 11, 21, 9, 0, tzinfo=UTC)),
    errors.RateLimited(),
    errors.ServerFault(502, trace="abc"),
    errors.BadReply("cut JSON"),
    errors.LoginPage("text/html"),
    *(errors.StoreTrouble(k) for k in ("key", "newer", "damaged", "full", "busy", "closed", "io")),
    errors.StoreTrouble("something new"),
    *(errors.NoKeyring("gone", k) for k in ("held", "unwritten")),
    *(errors.NoKeyring("gone", k) for k in ("absent", "locked", "slow", "failing", "something")),
    *(errors.NoKeyring("gone", k) for k in ("vault", "passphrase", "broken")),
    errors.SignInEnded("https://acme.atlassian.net"),
    errors.NoToken("https://acme.atlassian.net"),
    *(errors.SignInBroken(k, "53682") for k in ("port", "denied", "refused", "state", "code")),
    *(errors.SignInBroken(k) for k in ("secret", "nowhere", "pasted", "something new")),
]


@pytest.mark.parametrize("kind", list(tree(DeskError)), ids=lambda kind: kind.__name__)
def test_every_trouble_has_words_of_its_own(kind: type[DeskError]) -> None:
    if kind.__module__.startswith("confluence_desk"):
        assert has_words(kind)
        assert kind is DeskError or any(type(sample) is kind for sample in SAMPLES)


@pytest.mark.parametrize("error", SAMPLES, ids=lambda error: type(error).__name__)
def test_words_are_a_sentence_and_a_remedy_without_status_codes(error: DeskError) -> None:
    said = words(error)
    assert said.text.endswith(".")
    assert said.text[0].isupper() or said.text[0].isalpha()
    assert said.remedy
    assert "HTTP" not in said.text
    assert "  " not in said.text


def test_a_trouble_nobody_wrote_words_for_speaks_with_its_parents_words() -> None:
    class Odd(errors.Missing):
        pass

    assert words(Odd("the page")) == words(errors.Missing("the page"))


def test_notices_wait_for_the_window_and_come_in_order(qtbot: QtBot) -> None:  # noqa: ARG001
    messages = Messages()
    messages.notice("first")
    messages.report(errors.Missing("the page"))
    heard: list[Notice] = []
    messages.connect_window(heard.append)
    messages.notice("third")
    assert [n.text for n in heard] == ["first", "Confluence does not find the page.", "third"]
    assert [n.kind for n in heard] == ["info", "error", "info"]


def test_repeats_collapse_into_one_with_a_count(qtbot: QtBot) -> None:  # noqa: ARG001
    messages = Messages()
    for _ in range(3):
        messages.report(errors.ServerFault(500))
    heard: list[Notice] = []
    messages.connect_window(heard.append)
    assert [n.count for n in heard] == [3]
    messages.report(errors.ServerFault(500))
    assert [n.count for n in heard] == [3, 4]
    assert len(messages.history) == 1


def test_being_offline_never_pops_up_but_a_bad_certificate_does(qtbot: QtBot) -> None:  # noqa: ARG001
    messages = Messages()
    heard: list[Notice] = []
    messages.connect_window(heard.append)
    messages.report(errors.Unreachable("acme.example"))
    assert not heard
    messages.report(errors.Untrusted("acme.example"))
    assert "certificate" in heard[0].text


def test_a_bug_goes_to_the_crash_listener(qtbot: QtBot) -> None:  # noqa: ARG001
    crashes: list[BaseException] = []
    messages = Messages(crashes.append)
    messages.report(ValueError("a bug"))
    assert len(crashes) == 1
    assert not messages.history


@pytest.mark.expect_log("confluence_desk.ui.messages")
def test_without_a_crash_listener_a_bug_is_logged(
    qtbot: QtBot,  # noqa: ARG001
    caplog: pytest.LogCaptureFixture,
) -> None:
    Messages().report(ValueError("a bug"))
    assert "a bug" in caplog.text


def test_after_the_window_went_notices_wait_again(qtbot: QtBot) -> None:  # noqa: ARG001
    messages = Messages()
    heard: list[Notice] = []
    messages.connect_window(heard.append)
    messages.disconnect_window(heard.append)
    messages.notice("later")
    assert not heard
    messages.connect_window(heard.append)
    assert [n.text for n in heard] == ["later"]


def test_while_another_window_listens_nothing_waits(qtbot: QtBot) -> None:  # noqa: ARG001
    messages = Messages()
    first: list[Notice] = []
    second: list[Notice] = []
    messages.connect_window(first.append)
    messages.connect_window(second.append)
    messages.disconnect_window(first.append)
    messages.notice("still heard")
    assert [n.text for n in second] == ["still heard"]
    assert not first


def test_the_history_is_bounded(qtbot: QtBot) -> None:  # noqa: ARG001
    messages = Messages()
    for number in range(500):
        messages.notice(str(number))
    assert len(messages.history) == 200
    assert messages.history[-1].text == "499"


def test_what_can_be_done_no_more_stays_to_be_read_without_a_button_trap_97(
    qtbot: QtBot,  # noqa: ARG001
) -> None:
    messages = Messages()
    gone: list[Notice] = []
    messages.over.connect(gone.append)
    messages.notice("Star removed.", label="Undo", action=lambda: None, owner="a deed")
    messages.notice("Another removed.", label="Undo", action=lambda: None, owner="another")
    messages.withdraw("a deed", "It is here again.")
    first, second = messages.history
    assert (first.text, first.label, first.action) == ("Star removed.", "", None)
    assert first.past == "It is here again."
    assert second.action is not None
    assert [notice.text for notice in gone] == ["Star removed."], "the bar has nothing to offer"
    messages.withdraw("a deed", "once more")
    assert messages.history[0].past == "It is here again."


def test_what_waits_for_a_window_is_not_offered_there_when_it_was_withdrawn(
    qtbot: QtBot,  # noqa: ARG001
) -> None:
    messages = Messages()
    messages.notice("Star removed.", label="Undo", action=lambda: None, owner="a deed")
    messages.withdraw("a deed", "It is here again.")
    heard: list[Notice] = []
    messages.connect_window(heard.append)
    assert [(notice.text, notice.action) for notice in heard] == [("Star removed.", None)]


def test_what_its_owner_takes_back_is_no_matter_any_more(qtbot: QtBot) -> None:  # noqa: ARG001
    messages = Messages()
    messages.notice("The token ends.", kind="warning", owner="a connection")
    messages.notice("Copied")
    messages.retract("a connection")
    assert [notice.text for notice in messages.history] == ["Copied"]


def test_only_what_passes_belongs_to_a_site(qtbot: QtBot) -> None:  # noqa: ARG001
    messages = Messages()
    for trouble in (errors.ServerFault(500), errors.StoreTrouble("full")):
        messages.report(trouble, "acme")
    messages.say_in_vain(errors.Unreachable("acme.example"), "acme")
    messages.report(errors.ServerFault(500))
    assert [notice.site for notice in messages.history] == ["acme", "", "acme", ""]


def test_two_deeds_of_the_same_words_are_taken_back_each_for_itself(
    qtbot: QtBot,  # noqa: ARG001
) -> None:
    messages = Messages()
    done: list[str] = []
    for name in ("first", "second"):
        messages.notice(
            "Removed “Redis”", label="Undo", action=partial(done.append, name), owner=name
        )
    assert [notice.count for notice in messages.history] == [1, 1]
    act = messages.history[0].action
    assert act is not None
    act()
    assert done == ["first"]
    (left,) = messages.history
    assert left.owner == "second"


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("scopes", "said"),
    [
        (("read:comment:confluence",), "Make a token with read:comment:confluence, then"),
        (
            ("read:content-details:confluence", "search:confluence"),
            "Make a token with one of read:content-details:confluence, search:confluence, then",
        ),
        ((), "Make a token with more scopes, then"),
    ],
)
def test_of_several_scopes_that_would_do_one_is_asked_for(
    scopes: tuple[str, ...], said: str
) -> None:
    assert words(errors.ScopeMissing("search", scopes)).remedy.startswith(said)
