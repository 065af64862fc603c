"""The window: the only place that knows Qt."""

from confluence_desk.ui.importing import import_plainly

import_plainly()  # what follows is most of the program
