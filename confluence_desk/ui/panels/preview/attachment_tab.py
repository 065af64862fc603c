"""A tab that shows one attachment: here at once when it is stored, fetched when it is not."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Attachment
from confluence_desk.domain.errors import DeskError, Unreachable
from confluence_desk.ui.messages import words
from confluence_desk.ui.panels.attachments import icon_name
from confluence_desk.ui.panels.downloads import may_open
from confluence_desk.ui.panels.find_bar import FindBar
from confluence_desk.ui.panels.notice_bar import NoticeBar
from confluence_desk.ui.panels.preview.facts import facts, size_words
from confluence_desk.ui.panels.preview.heading import Heading
from confluence_desk.ui.panels.preview.showing import Unreadable, viewer_of
from confluence_desk.ui.panels.preview.sorts import LARGE, Sort, sort_of
from confluence_desk.ui.panels.preview.viewer import Viewer
from confluence_desk.ui.panels.tab_content import TabContent, passes
from confluence_desk.ui.panels.vacancy import Vacancy
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

STEP = 1.25


class AttachmentTab(TabContent):
    """Shows ``state.target``, an attachment's id; nothing in a file ever runs or loads.

    ``save_requested`` and ``system_requested`` carry the ``Attachment``; ``open_requested`` the
    page it hangs on, an anchor and how.
    """

    save_requested = Signal(object)
    system_requested = Signal(object)
    copy_requested = Signal(str)
    open_requested = Signal(str, str, str)

    kind: ClassVar[str] = "attachment"
    icon_name: ClassVar[str] = "paperclip"
    finds_on: ClassVar[bool] = True

    def __init__(
        self,
        library: "Library",
        theme: Theme,
        scope: TaskScope,
        state: TabState,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._theme = theme
        self._scope = scope
        self._state = state
        self._now = now
        self._id = state.target
        self._file: Attachment | None = None
        self._viewer: Viewer | None = None
        self._heading = Heading(theme)
        self._notice = NoticeBar(theme)
        self._vacancy = Vacancy(theme)
        self._find = FindBar(theme)
        self._middle = QStackedLayout()
        self._lay_out()
        self._connect()
        self._forget = library.changed.connect(self._changed)
        self._load()

    @property
    def title(self) -> str:
        """The file's name."""
        return self._file.title if self._file else self.tr("Attachment")

    @property
    def node_id(self) -> str:
        """The page it hangs on."""
        return self._file.container_id if self._file else ""

    @property
    def viewer(self) -> Viewer | None:
        """What shows the file now; None while nothing does."""
        return self._viewer

    @property
    def said(self) -> str:
        """What is said in place of the file, or above it."""
        return self._vacancy.text if self._viewer is None else self._notice.text

    def state(self) -> TabState:
        """Which file, how large and how far down."""
        viewer = self._viewer
        zoom = viewer.zoom if viewer else self._state.zoom
        place = viewer.place if viewer else self._state.position
        return TabState(self.kind, self._id, self._state.pinned, zoom=zoom, position=place)

    @property
    def can_reload(self) -> bool:
        """Its record and its bytes can be asked for again."""
        return True

    def reload(self) -> None:
        """Ask for the newest of its page's files, then show it again."""
        self.in_vain = False
        self._scope.start(self._reload(), key=f"file:{self._id}")

    @property
    def can_find(self) -> bool:
        """Whether there are words in it."""
        return self._viewer is not None and self._viewer.finds

    def open_finder(self) -> None:
        """Open the bar that finds words."""
        if self.can_find:
            self._find.open_bar()

    def find_next(self) -> None:
        """Go to the next hit."""
        if self.can_find:
            self._find.find_next()

    def find_previous(self) -> None:
        """Go to the hit before."""
        if self.can_find:
            self._find.find_previous()

    @property
    def can_zoom(self) -> bool:
        """Whether it can be enlarged."""
        return self._viewer is not None and self._viewer.zooms

    @property
    def zoom(self) -> float:
        """How large it is; 1 is what suits the tab."""
        return self._viewer.zoom if self._viewer else 1.0

    @property
    def zoom_bounds(self) -> tuple[float, float]:
        """How small and how large it can be."""
        return self._viewer.zoom_bounds if self._viewer else super().zoom_bounds

    def set_zoom(self, factor: float) -> None:
        """Show it this large."""
        if self._viewer is not None:
            self._viewer.set_zoom(factor)

    def zoom_in(self) -> None:
        """Enlarge by a step."""
        self.set_zoom(self.zoom * STEP)

    def zoom_out(self) -> None:
        """Shrink by a step."""
        self.set_zoom(self.zoom / STEP)

    async def aclose(self) -> None:
        """Stop fetching, let go of the bytes."""
        self._forget()
        self._scope.cancel(f"file:{self._id}")
        if self._viewer is not None:
            self._viewer.end()

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._middle.addWidget(self._vacancy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self._notice)
        column.addLayout(self._middle, 1)
        column.addWidget(self._find)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._find.close_bar)

    def _connect(self) -> None:
        heading = self._heading
        heading.save_requested.connect(lambda: self.save_requested.emit(self._file))
        heading.open_requested.connect(lambda: self.system_requested.emit(self._file))
        heading.copy_requested.connect(
            lambda: self.copy_requested.emit(self._library.attachment_url(self._id))
        )
        heading.page_requested.connect(lambda: self.open_requested.emit(self.node_id, "", "front"))
        self._find.wanted.connect(self._look_for)

    def _look_for(self, wanted: str, backward: bool) -> None:  # noqa: FBT001 - a signal's value
        if self._viewer is not None:
            self._viewer.look_for(wanted, backward=backward)

    def _load(self, *, asked: bool = False) -> None:
        self._file = file = self._library.attachment(self._id)
        self._heading.setVisible(file is not None)
        if file is None:
            self._say(
                "file", self.tr("This file is not known here"), self.tr("Open its page first.")
            )
            return
        about = facts(self._library, file, self._now())
        self._heading.show_file(file.title, about, file.media_type, opens=may_open(file))
        self.titled.emit(file.title)
        if sort_of(file) is Sort.OTHER:
            self._say_other(file)
        elif file.file_size > LARGE and not asked and self._stored(file) is None:
            self._ask_first(file)
        else:
            self._say("hourglass", self.tr("Loading"), busy=True)
            words = self.tr("Loading {name}").format(name=file.title)
            key, stopped = f"file:{self._id}", self._say_trouble
            self._scope.start(self._show(file), key=key, words=words, stopped=stopped)

    def _stored(self, file: Attachment) -> object:
        return self._library.blob_now(file.id, file.version.number)

    def _say_other(self, file: Attachment) -> None:
        ways = [(self.tr("Save as…"), lambda: self.save_requested.emit(file))]
        if may_open(file):
            ways.insert(0, (self.tr("Open with…"), lambda: self.system_requested.emit(file)))
        text = self.tr("Files of this sort are not shown inside.")
        self._say(icon_name(file.media_type), file.title, text, *ways)

    def _ask_first(self, file: Attachment) -> None:
        text = self.tr("It takes {size}.").format(size=size_words(file.file_size))
        way = (self.tr("Fetch it"), lambda: self._load(asked=True))
        self._say("download-simple", self.tr("This file is large"), text, way)

    async def _show(self, file: Attachment) -> None:
        try:
            data, _media_type = await self._library.blob(file.id, file.version.number)
            viewer, cut = await viewer_of(self._library, self._theme, file, data)
        except DeskError as trouble:
            self._say_trouble(trouble)
        except Unreadable as trouble:
            self._say_unreadable(file, locked=trouble.locked)
        else:
            self._put(viewer)
            if cut:
                self._notice.say(self.tr("Only the beginning is shown. Save it to see all of it."))

    def _say_trouble(self, trouble: DeskError) -> None:
        self.in_vain = passes(trouble)
        said = words(trouble)
        offline = isinstance(trouble, Unreachable)
        icon = "cloud-slash" if offline else "warning-circle"
        title = self.tr("This file is not here yet") if offline else said.text
        text = f"{said.text} {said.remedy}" if offline else said.remedy
        self._say(icon, title, text, self.way_on(trouble))

    def _say_unreadable(self, file: Attachment, *, locked: bool) -> None:
        title = self.tr("This file wants a password") if locked else self.tr("This file is damaged")
        text = self.tr("Its own program may be able to open it.")
        way = (self.tr("Save as…"), lambda: self.save_requested.emit(file))
        self._say("warning-circle", title, text, way)

    def _say(
        self, icon: str, title: str, text: str = "", *ways: object, busy: bool = False
    ) -> None:
        self._drop_viewer()
        self._vacancy.say(icon, title, text, *ways, busy=busy)  # type: ignore[arg-type]
        self._middle.setCurrentWidget(self._vacancy)
        self.moved.emit()

    def _put(self, viewer: Viewer) -> None:
        held = self.state()
        self._drop_viewer()
        self._viewer = viewer
        viewer.found.connect(self._find.show_hits)
        self._heading.show_tools(viewer.tools())
        self._middle.addWidget(viewer)
        self._middle.setCurrentWidget(viewer)
        self.setFocusProxy(viewer)
        viewer.set_zoom(held.zoom)
        viewer.move_to(held.position)
        viewer.moved.connect(self.moved)
        self.moved.emit()

    def _drop_viewer(self) -> None:
        viewer, self._viewer = self._viewer, None
        if viewer is None:
            return
        self._state = TabState(zoom=viewer.zoom, position=viewer.place, pinned=self._state.pinned)
        self._find.close_bar()
        self._heading.show_tools(())
        self._notice.clear()
        self.setFocusProxy(self._vacancy)
        viewer.end()
        viewer.hide()
        viewer.deleteLater()

    def _changed(self, changes: Changes) -> None:
        known = self._library.attachment(self._id)
        if known is None or self._file == known:
            return
        if self._file is None or known.version.number == self._file.version.number:
            self._load()
        elif known.container_id in changes.attachments_of:
            text = self.tr("A newer version arrived: v{number}").format(number=known.version.number)
            self._notice.say(text, button=self.tr("Show"), action=self._load)

    async def _reload(self) -> None:
        if self._file is not None:
            try:
                await self._library.refresh_details(self._file.container_id)
            except DeskError as trouble:
                if self._viewer is None:
                    self._say_trouble(trouble)
                    return
        self._load_again()

    def _load_again(self) -> None:
        """The newest record, with its bytes, in place of what is shown."""
        self._load(asked=True)
