"""What an index takes from storage format."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.demo.extract import extract, plain


@pytest.mark.parametrize(
    ("storage", "text"),
    [
        ("<p>one<strong>two</strong> three</p><p>four</p>", "onetwo three\nfour"),
        ("<p>a &amp; b&nbsp;&lt;c&gt; &rarr;</p>", "a & b <c> →"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\nb"),
        (
            "<ac:task><ac:task-id>7</ac:task-id><ac:task-body>do it</ac:task-body></ac:task>",
            "do it",
        ),
        ("<ac:parameter ac:name='x'>no</ac:parameter>yes<!-- no -->", "yes"),
        ("<ac:plain-text-body><![CDATA[if a < b: <c>]]></ac:plain-text-body>", "if a < b: <c>"),
        ("<p>broken < markup <b", "broken < markup <b"),
        ("", ""),
    ],
)
def test_the_text_of(storage: str, text: str) -> None:
    assert plain(storage) == text


def test_macros_and_mentions_are_found_outside_code_only() -> None:
    found = extract(
        '<ac:structured-macro ac:schema-version="1" ac:name="toc"/>'
        '<ac:link><ri:user ri:account-id="712020:ada"/></ac:link>'
        '<ac:structured-macro ac:name="code"><ac:plain-text-body>'
        '<![CDATA[<ac:structured-macro ac:name="jira"/><ri:user ri:account-id="nobody"/>]]>'
        "</ac:plain-text-body></ac:structured-macro>"
    )
    assert found.macros == {"toc", "code"}
    assert found.mentions == {"712020:ada"}


@given(st.text(alphabet='<>&;/ac:"=-![]CDATA x\n'))
def test_no_markup_is_too_broken(storage: str) -> None:
    extract(storage)
