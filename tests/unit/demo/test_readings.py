"""Texts are read once, and again when they have changed."""

from datetime import UTC, datetime

from confluence_desk.cql.text import parse
from confluence_desk.demo.journal import Journal, Received
from confluence_desk.demo.readings import Readings, Source
from confluence_desk.demo.records import VersionRecord

AT = datetime(2026, 5, 6, tzinfo=UTC)
BODY = '<p>restart <ri:user ri:account-id="ada" /></p><ac:structured-macro ac:name="toc" />'


def test_a_learnt_text_is_not_read_again() -> None:
    reads = []

    def body() -> str:
        reads.append(True)
        return BODY

    source, readings = Source(1, VersionRecord(AT, "ada", "Redis", body), ("ops",)), Readings()
    readings.learn(source)
    assert 1 in readings
    for value in ("restarting", "redis", "ops", "re?is"):
        assert readings.holds(source, parse(value))
        readings.count(source, parse(value))
    assert not readings.holds(source, parse("absent"))
    assert (set(readings.macros(source)), set(readings.mentions(source))) == ({"toc"}, {"ada"})
    assert len(reads) == 1
    assert readings.holds(source, parse('"redis restart"')) is False
    assert len(reads) == 2


def test_what_has_changed_since_is_read_as_it_is() -> None:
    readings = Readings(room=1)
    readings.learn(Source(1, VersionRecord(AT, "ada", "Redis", BODY), ()))
    for text in ("alpha", "beta"):
        changed = Source(1, VersionRecord(AT, "ada", "Redis", f"<p>{text}</p>"), ())
        assert readings.holds(changed, parse(text))
        assert not readings.holds(changed, parse("restart"))
        assert readings.count(changed, parse(text)) == 1
        assert set(readings.macros(changed)) == set(readings.mentions(changed)) == set()


def test_a_journal_is_busy_when_something_was_asked_just_now() -> None:
    journal = Journal()
    assert not journal.busy
    journal.add(Received("GET", "/", "", has_authorization=False))
    assert journal.busy
