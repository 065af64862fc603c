"""What an organisation registered at Atlassian so that this program may ask for consent."""

from dataclasses import field

from confluence_desk.domain.frozen import frozen

PORT = 53682
"""Where the browser comes back to; it stands in the registered callback address."""
LOWEST_PORT, HIGHEST_PORT = 1024, 65535
CONSOLE = "https://developer.atlassian.com/console/myapps/"
"""Where an organisation registers its own app."""

SCOPES = (
    "read:space:confluence",
    "read:page:confluence",
    "read:hierarchical-content:confluence",
    "read:content.metadata:confluence",
    "read:content-details:confluence",
    "read:folder:confluence",
    "read:whiteboard:confluence",
    "read:database:confluence",
    "read:embed:confluence",
    "read:comment:confluence",
    "read:attachment:confluence",
    "read:label:confluence",
    "read:user:confluence",
    "read:task:confluence",
    "readonly:content.attachment:confluence",
    "search:confluence",
    "read:confluence-user",
    "read:confluence-content.all",
    "offline_access",
)
"""What is asked for: reading, and staying signed in. The app must have all but the last ticked."""


@frozen
class Registration:
    """One app of the developer console; the secret shows in nothing that prints it."""

    client_id: str
    client_secret: str = field(repr=False)
    port: int = PORT

    @property
    def redirect_uri(self) -> str:
        """The callback address, compared to the letter: never 127.0.0.1, never another port."""
        return f"http://localhost:{self.port}/callback"
