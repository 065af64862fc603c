"""Who comes and goes: signing in and out, one site in place of another or beside it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from confluence_desk.demo.launch import Access, LaunchError
from confluence_desk.domain.errors import DeskError, NoKeyring, SignInNeeded
from confluence_desk.services import headless
from confluence_desk.services.accounts import Accounts
from confluence_desk.services.headless import Given
from confluence_desk.services.session import Account, Session
from confluence_desk.sitting import Sitting
from confluence_desk.ui.outfit import Outfit
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.unlocking import Unlocking

if TYPE_CHECKING:
    from confluence_desk.system.road import Roads
    from confluence_desk.ui.dialogs.connect import ConnectDialog

log = logging.getLogger(__name__)

Turn = Callable[[], Awaitable[None]]


class House(Protocol):
    """What the desk does for whoever comes and goes."""

    @property
    def sittings(self) -> Sequence[Sitting]:
        """Who is here, the one in use last."""

    def take_turn(self, turn: Turn) -> None:
        """Do this once nobody else comes or goes."""

    def welcome(self, session: Session, instead: Sitting | None) -> None:
        """Open the windows of a session, in the place of another's."""

    async def end(self, sitting: Sitting) -> None:
        """Close somebody's windows and session."""

    def forget_windows(self, account: Account) -> None:
        """Keep no windows of it for the next time."""

    async def dialog(self, parent: QWidget | None = None) -> "ConnectDialog":
        """What asks where to connect to, and as whom."""


class Comings:
    """Every change goes through the desk's turns, so that never two happen at once."""

    def __init__(
        self,
        accounts: Accounts,
        house: House,
        outfit: Outfit,
        scope: TaskScope,
        start_demo: Callable[[], Awaitable[Access]],
        given: Given | None = None,
    ) -> None:
        self._accounts = accounts
        self._house = house
        self._messages = outfit.messages
        self._scope = scope
        self._start_demo = start_demo
        self._given = given or Given()
        self._asking: tuple[str, QDialog] | None = None
        self._questions: set[asyncio.Task[None]] = set()
        self.demos: set[str] = set()
        """The keys of accounts on a demo site, of which nothing is kept."""
        self._unlocking = Unlocking(outfit.theme, outfit.messages, scope, self._front)

    @property
    def sittings(self) -> Sequence[Sitting]:
        """Who is here, the one in use last."""
        return self._house.sittings

    async def first(self, access: Access | None, keys: Sequence[str] = ()) -> Session:
        """Whoever the environment names, was here last or signs in to a demo; or nobody.

        ``keys`` are those whose windows were open at the end.
        """
        if access is not None:
            return await self._accounts.sign_in(access.url, access.email, access.token)
        named = await self._named()
        if named is not None:
            return named
        known = self._accounts.connections.all()
        if not known:
            return self._accounts.nobody()
        last = next((each for each in known if each.key in keys), known[0])
        try:
            return await self._accounts.resume(last)
        except DeskError as trouble:
            self._house.take_turn(partial(self._mended, last, trouble))
            return await self._readable(last, trouble) or self._accounts.nobody()

    async def _named(self) -> Session | None:
        """The session that the environment asks for, if it does; what keeps it away is told."""
        try:
            await headless.unlock(self._accounts.secrets, self._given)
            if self._given.says_who:
                return await headless.session_of(self._accounts, self._given)
        except headless.Unnamed:
            words = QApplication.translate(
                "Desk", "The environment names a site that is not connected here: {site}."
            )
            said = words.format(site=self._given.site or self._given.email)
            self._messages.notice(said, kind="warning")
        except DeskError as trouble:
            self._messages.report(trouble)
        return None

    async def others(self, keys: Sequence[str]) -> None:
        """Bring back whoever else was here the last time; who cannot come is told about."""
        for key in keys:
            account = self._accounts.connections.of(key)
            if account is None or self._sitting_of(key) is not None:
                continue
            try:
                session = await self._accounts.resume(account)
            except NoKeyring as trouble:
                await self._unlocked(account, trouble)
            except DeskError as trouble:
                self._messages.report(trouble, key)
            else:
                self._arrive(session)

    def ask(
        self,
        last: Account | None = None,
        trouble: DeskError | None = None,
        instead: Sitting | None = None,
    ) -> None:
        """Ask for site, e-mail and token beside the windows that are open.

        Where that is being asked already it only comes to the front: what was typed stays.
        """
        about = last.key if last is not None else ""
        if self._asking is not None and self._asking[0] == about:
            self._asking[1].raise_()
            self._asking[1].activateWindow()
            return
        self._question(self._sign_in(last, trouble, instead), "sign-in")

    def move_questions(self, sitting: Sitting) -> None:
        """Ask on over windows that stay what is asked over those that go: what was typed stays."""
        going = sitting.windows.all if sitting.windows else ()
        for dialog in (self._asking[1] if self._asking else None, self._unlocking.dialog):
            if dialog is not None and dialog.parentWidget() in going:
                heir = self._front()
                dialog.setParent(heir, dialog.windowFlags())
                if heir is not None:
                    dialog.open()

    async def drop_questions(self) -> None:
        """Ask nothing any more."""
        for question in self._questions:
            question.cancel()
        if self._questions:
            await asyncio.wait(self._questions)

    def again(self, sitting: Sitting) -> None:
        """Ask for a new token, or for the first."""
        session = sitting.session
        self.ask(session.account if session.connected else self._accounts.last())

    def try_demo(self) -> None:
        """Sign in to a demo site, which starts beside the program."""
        words = QApplication.translate("Desk", "Starting the demo site")
        self._scope.start(self._demo(), key="sign-in", words=words)

    def switch(self, key: str, instead: Sitting | None = None) -> None:
        """Show another connection: where its window stands, in the place of one, or beside all."""
        sitting = self._sitting_of(key)
        account = self._accounts.connections.of(key)
        if sitting is not None and sitting.window is not None:
            sitting.window.bring_forward()
        elif account is not None:
            self._scope.start(self._resume(account, instead), key="switch")

    def take_new_road(self, roads: "Roads | None") -> None:
        """The way to the network is another one: every connection takes it at once."""
        if roads is not None:
            self._scope.start(roads.save(self._accounts.secrets), key="road")
        for sitting in self._house.sittings:
            session = sitting.session
            if session.connected:
                taken = session.take_road(self._accounts.road())
                self._scope.start(taken, key=f"road:{session.account.key}")

    def sign_out(self, sitting: Sitting, *, delete: bool = False) -> None:
        """Forget the secrets of an account, and what is kept of it offline where that is wished."""
        self._house.take_turn(lambda: self.forget(sitting, delete=delete))

    async def forget(self, sitting: Sitting, *, delete: bool = False) -> None:
        """As ``sign_out``, now. Somebody else who is remembered takes the place, or nobody."""
        if sitting not in self._house.sittings:  # asked in two windows at once
            return
        account = sitting.session.account
        if sitting.upkeep is not None:
            await sitting.upkeep.aclose()  # the token is of no use to anybody from here on
        alone = len(self._house.sittings) == 1
        following = None
        try:
            if alone:
                following = await self._next(account)
                self._house.welcome(following, sitting)
        finally:
            await self._house.end(sitting)
            if delete:
                self._house.forget_windows(account)
            await self._accounts.sign_out(account, delete=delete)

    async def _next(self, gone: Account) -> Session:
        for account in self._accounts.connections.all():
            if account.key != gone.key:
                try:
                    return await self._accounts.resume(account)
                except DeskError:
                    log.info("another connection did not open")
        return self._accounts.nobody()

    async def _resume(self, account: Account, instead: Sitting | None) -> None:
        session, trouble = None, None
        try:
            session = await self._accounts.resume(account)
        except DeskError as error:
            session, trouble = await self._readable(account, error), error
        self._house.take_turn(partial(self._return, account, session, trouble, instead))

    async def _return(
        self,
        account: Account,
        session: Session | None,
        trouble: DeskError | None,
        instead: Sitting | None,
    ) -> None:
        """Somebody comes back as far as the secrets go; who was signed out meanwhile does not."""
        if self._accounts.connections.of(account.key) is None:
            if session is not None:
                await session.aclose()
            return
        if session is not None:
            await self._place(session, instead)
        if trouble is None:
            self._accounts.connections.use(account)
        else:
            self._mend(account, trouble, None if session else instead)

    async def _readable(self, account: Account, trouble: DeskError) -> Session | None:
        """Its library without anybody signed in, where the library's key is all that is kept."""
        if not isinstance(trouble, SignInNeeded):
            return None
        try:
            session = await self._accounts.resume(account, bare=True)
        except DeskError:
            return None
        session.connection.note_refusal()  # so that nothing is asked, and the window says so
        return session

    async def _mended(self, account: Account, trouble: DeskError) -> None:
        """As ``_mend``, once there is a window to ask over."""
        self._mend(account, trouble)

    def _mend(self, account: Account, trouble: DeskError, instead: Sitting | None = None) -> None:
        """Reach the secrets, or ask for new ones."""
        if isinstance(trouble, NoKeyring):
            self._question(self._unlocked(account, trouble, instead), "unlock")
        else:
            self.ask(account, trouble, instead)

    def _question(self, asked: Coroutine[object, object, None], key: str) -> None:
        task = self._scope.start(asked, key=key)
        self._questions.add(task)
        task.add_done_callback(self._questions.discard)

    async def _unlocked(
        self, account: Account, trouble: NoKeyring, instead: Sitting | None = None
    ) -> None:
        box = self._accounts.box
        if box is not None and await self._unlocking.opened(box, trouble):
            await self._resume(account, instead)
        elif box is not None and box.locked:
            again = partial(self._mend, account, trouble, instead)
            self._unlocking.offer(trouble, again, account.key)
        else:
            self.ask(account, trouble, instead)

    async def _sign_in(
        self, last: Account | None, trouble: DeskError | None, instead: Sitting | None
    ) -> None:
        dialog = await self._house.dialog(self._front())
        site, email = (last.site.url, last.email) if last else ("", "")
        log.info("window shown", extra={"window": "connect"})
        app = await self._accounts.registration_of(last) if last else None
        self._asking = asking = (last.key if last else "", dialog)
        try:
            session = await dialog.ask(
                site=site, email=email, trouble=trouble, registration=app, last=last
            )
        finally:
            self._asking = None if self._asking is asking else self._asking
            dialog.deleteLater()
        if session is not None:
            self._arrive(session, instead)
            self._tell_of_memory()

    def _tell_of_memory(self) -> None:
        box = self._accounts.box
        if box is not None and not box.lasting:
            words = QApplication.translate(
                "Comings", "The token is kept nowhere: sign in again after the next start."
            )
            self._messages.notice(words, kind="warning")

    async def _demo(self) -> None:
        try:
            access = await self._start_demo()
        except LaunchError as error:
            self._messages.notice(str(error), kind="error")
            return
        session = await self._accounts.try_out(access.url, access.email, access.token)
        self.demos.add(session.account.key)
        self._arrive(session)

    def _arrive(self, session: Session, instead: Sitting | None = None) -> None:
        self._house.take_turn(lambda: self._place(session, instead))

    async def _place(self, session: Session, instead: Sitting | None) -> None:
        """Let it have windows; who it is already, and nobody, make room."""
        self._messages.retract(session.account.key)  # nothing of it is locked any more
        same = self._sitting_of(session.account.key)
        if same is not None:
            await self._house.end(same)
        old = [s for s in self._house.sittings if s is instead or not s.session.connected]
        self._house.welcome(session, old[0] if old else same)
        for sitting in old:
            await self._house.end(sitting)

    def _front(self) -> QWidget | None:
        return self._house.sittings[-1].window if self._house.sittings else None

    def _sitting_of(self, key: str) -> Sitting | None:
        found = (s for s in self._house.sittings if s.session.connected)
        return next((s for s in found if s.session.account.key == key), None)
