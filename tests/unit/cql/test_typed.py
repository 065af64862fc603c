"""What a person types: words, what stands in quotes, and what has marks in it."""

import pytest

from confluence_desk.cql.typed import Typed, typed


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", Typed("")),
        ("redis failover", Typed("redis failover")),
        ("redis ", Typed("redis ")),
        ("What is on-call, then?", Typed("What is on-call, then?")),
        ("it's (done).", Typed("it's (done).")),
        ('"the best"', Typed("", ("the best",))),
        ('"the  best', Typed("", ("the best",))),
        ("\u201cthe best\u201d of", Typed("of", ("the best",))),
        ('""', Typed("")),
        ("-Xmx512m heap", Typed("-Xmx512m heap", (), ("-Xmx512m",))),
        ("(C#ess),", Typed("(C#ess),", (), ("C#ess",))),
        ("10.0.0.1.", Typed("10.0.0.1.", (), ("10.0.0.1",))),
        ("E-4021 E-4021", Typed("E-4021 E-4021", (), ("E-4021",))),
        ("++", Typed("", ("++",))),
        ("pg_wal 0x80004005", Typed("pg_wal 0x80004005")),
        ("手順書", Typed("手順書")),
        ("c(", Typed("c(", (), ("c(",))),
        ("call main(), then", Typed("call main(), then", (), ("main()",))),
        ("arr[0] List<int>", Typed("arr[0] List<int>", (), ("arr[0]", "List<int>"))),
        ("see (also this) {here}", Typed("see (also this) {here}")),
        ("the backup(s)?", Typed("the backup(s)?", (), ("backup(s)",))),
    ],
)
def test_each_part_is_known(text: str, meant: Typed) -> None:
    assert typed(text) == meant
