"""The people of the demo site: who wrote, commented, left, and who is signed in."""

from dataclasses import dataclass

from confluence_desk.demo.records import GroupRecord, UserRecord
from confluence_desk.demo.state import SiteState

OWNER = "ana"
"""The account the demo is used as."""

EVERYBODY = "3f6f0c5e-4f0e-4c1c-9a4e-0d6a5a1f7b01"
LEADS = "3f6f0c5e-4f0e-4c1c-9a4e-0d6a5a1f7b02"
PEOPLE_TEAM = "3f6f0c5e-4f0e-4c1c-9a4e-0d6a5a1f7b03"

_GROUPS = (
    GroupRecord(EVERYBODY, "confluence-users"),
    GroupRecord(LEADS, "operations-leads"),
    GroupRecord(PEOPLE_TEAM, "people-team"),
)


@dataclass(frozen=True, slots=True)
class _Person:
    slug: str
    account_id: str
    name: str
    time_zone: str = "Europe/Madrid"
    groups: tuple[str, ...] = (EVERYBODY,)
    account_type: str = "atlassian"
    status: str = "active"


_PEOPLE = (
    _Person(
        "ana", "712020:8a1f6c1e-52d7-4a2b-9a55-0c7e3f1b9d10", "Ana Ruiz", groups=(EVERYBODY, LEADS)
    ),
    _Person("bo", "712020:2f4b7d90-1c3e-4f6a-8b21-6d5e4c3b2a11", "Bo Lind", "Europe/Stockholm"),
    _Person("chidi", "557058:6b0c2e14-77aa-4c19-9d0e-3a1b5c7d9e12", "Chidi Okafor", "Africa/Lagos"),
    _Person("dana", "712020:c3d5e7f9-0b1a-4d2c-8e3f-5a6b7c8d9e13", "Dana Weiss", "Europe/Berlin"),
    _Person(
        "emre",
        "5f3c1a7be4d2900068c1aa14",
        "Emre Yıldız",
        "Europe/Istanbul",
        groups=(EVERYBODY, LEADS),
    ),
    _Person("farah", "712020:90ab12cd-34ef-4567-89ab-cdef01234515", "Farah Haddad", "Asia/Beirut"),
    _Person("hiro", "557058:ab12cd34-ef56-4789-8abc-def012345616", "Hiro Tanaka", "Asia/Tokyo"),
    _Person(
        "mira", "712020:11223344-5566-4778-899a-abbccddeef17", "Mira Novak", "America/New_York"
    ),
    _Person(
        "petra",
        "712020:77665544-3322-4110-8f0e-dccbbaa99818",
        "Petra Sandoval",
        "America/Bogota",
        groups=(EVERYBODY, PEOPLE_TEAM),
    ),
    _Person("former", "5b7d0e2f4c81aa00321fd419", "Former user", "", (), status="closed"),
    _Person(
        "bot",
        "557058:f58131cb-b67d-43c7-b30d-6b58d40bd020",
        "Release Notes for Confluence",
        "UTC",
        (),
        account_type="app",
    ),
)

_IDS = {one.slug: one.account_id for one in _PEOPLE}


def account(slug: str) -> str:
    """The account id of one of us; raises KeyError for a stranger."""
    return _IDS[slug]


def slugs() -> tuple[str, ...]:
    """Everybody's short name, the signed-in person first."""
    return tuple(_IDS)


def settle(state: SiteState) -> None:
    """Let the people and their groups exist, and the demo be used as Ana; once is enough."""
    if state.owner_id:
        return
    for group in _GROUPS:
        state.add_group(GroupRecord(group.id, group.name))
    for person in _PEOPLE:
        state.add_user(_user(person))
    state.own(state.users[account(OWNER)])


def _user(person: _Person) -> UserRecord:
    name = person.name.lower().replace("ı", "i").replace(" ", ".")
    known = person.status == "active" and person.account_type == "atlassian"
    return UserRecord(
        account_id=person.account_id,
        display_name=person.name,
        email=f"{name}@example.com" if known else "",
        time_zone=person.time_zone,
        account_type=person.account_type,
        account_status=person.status,
        admin=person.slug == "emre",
        groups=set(person.groups),
    )
