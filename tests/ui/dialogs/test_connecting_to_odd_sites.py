"""The real wizard against sites that are empty, archived, huge, or gone between two steps."""

from dataclasses import replace

from tests.ui.fakes.newcomer import Person, Tell


def test_a_site_that_goes_away_before_the_last_steps_says_so_and_is_asked_again(
    person: Tell,
) -> None:
    async def story(me: Person) -> None:
        await me.check(me.token())
        me.internet.offline = True
        await me.next()
        keep, last = me.dialog.keep, me.dialog.last
        await me.until(keep.again.isVisible)
        assert "does not answer" in keep.trouble.text.text()
        me.internet.offline = False
        keep.again.click()
        await me.until(keep.list.count)
        assert not keep.again.isVisible()
        assert not keep.trouble.isVisible()
        me.internet.offline = True
        await me.next()
        await me.until(last.again.isVisible)
        assert "could not be fetched yet" in last.spaces.text()
        assert not last.sign.isVisible()
        me.internet.offline = False
        last.again.click()
        await me.until(last.sign.isVisible)
        assert "5 " in last.spaces.text()
        assert not last.trouble.isVisible()
        await me.next()
        assert (await me.asking).library.spaces()

    person(story)


def test_an_account_that_sees_no_space_is_told_so(person: Tell) -> None:
    async def story(me: Person) -> None:
        await me.check(me.token())
        me.site.state.spaces.clear()
        await me.next()
        await me.until(lambda: "no space that could be kept" in me.dialog.keep.estimate.text())
        await me.next()
        await me.until(lambda: "sees no space here" in me.dialog.last.spaces.text())

    person(story)


def test_archived_spaces_are_marked_and_counted(person: Tell) -> None:
    async def story(me: Person) -> None:
        for space in me.site.state.spaces.values():
            space.status = "archived"
        await me.check(me.token())
        await me.next()
        keep = me.dialog.keep
        await me.until(keep.list.count)
        names = [keep.list.item(row).text() for row in range(keep.list.count())]
        assert "Operations · OPS (archived)" in names
        assert all(name.endswith("(archived)") for name in names)
        await me.until(lambda: keep.estimate.text().startswith("About "))
        assert "About 0" not in keep.estimate.text()

    person(story)


def test_three_thousand_spaces_are_there_to_choose_from(person: Tell) -> None:
    async def story(me: Person) -> None:
        spaces = me.site.state.spaces
        some = next(one for one in spaces.values() if one.key == "OPS")
        for number in range(3000):
            key, name = f"K{number}", f"Team {number:04}"
            one = replace(some, id=9_000_000 + number, key=key, alias="", name=name)
            spaces[one.id] = one
        await me.check(me.token())
        await me.next()
        keep = me.dialog.keep
        await me.until(lambda: keep.list.count() >= 3000)
        keep.filter.setText("2999")
        shown = [row for row in range(keep.list.count()) if not keep.list.item(row).isHidden()]
        assert [keep.list.item(row).text() for row in shown] == ["Team 2999 · K2999"]

    person(story)
