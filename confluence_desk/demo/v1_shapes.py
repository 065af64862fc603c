"""What version 1 of the API shows of each row: full objects, expanded where asked."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote

from confluence_desk.demo.addresses import space_address
from confluence_desk.demo.records import GroupRecord, SpaceRecord, UserRecord

Json = dict[str, Any]


def friendly(moment: datetime) -> str:
    """A day for people."""
    return f"{moment:%b} {moment.day}, {moment.year}"


def person(user: UserRecord, base: str) -> Json:
    """A user; the address stays hidden unless the profile shows it."""
    return {
        "type": "known",
        "accountId": user.account_id,
        "accountType": user.account_type,
        "email": "",
        "publicName": user.display_name,
        "profilePicture": _picture(user.account_id),
        "displayName": user.display_name,
        "isExternalCollaborator": False,
        "isGuest": False,
        "accountStatus": user.account_status,
        "_expandable": {"operations": "", "personalSpace": ""},
        "_links": {"self": f"{base}/rest/api/user?accountId={user.account_id}"},
    }


def nobody(account_id: str, base: str) -> Json:
    """An account that is not known any more."""
    gone = UserRecord(account_id, "Former user", account_type="", account_status="closed")
    return {**person(gone, base), "type": "unknown"}


def _picture(account_id: str) -> Json:
    path = f"/wiki/aa-avatar/{account_id}"
    return {"path": path, "width": 48, "height": 48, "isDefault": False}


def group(record: GroupRecord, base: str) -> Json:
    """A group."""
    return {
        "type": "group",
        "name": record.name,
        "id": record.id,
        "_links": {"self": f"{base}/rest/api/group/by-id?id={quote(record.id)}"},
    }


def space(record: SpaceRecord, base: str) -> Json:
    """A space; its id is a number here."""
    here = f"/rest/api/space/{record.key}"
    return {
        "id": record.id,
        "key": record.key,
        "alias": record.alias or record.key,
        "name": record.name,
        "type": record.type,
        "status": record.status,
        "_expandable": {
            "settings": f"{here}/settings",
            "metadata": "",
            "operations": "",
            "lookAndFeel": f"/rest/api/settings/lookandfeel?spaceKey={record.key}",
            "identifiers": "",
            "permissions": "",
            "icon": "",
            "description": "",
            "theme": f"{here}/theme",
            "history": "",
        },
        "_links": {"webui": space_address(record), "self": f"{base}{here}"},
    }


def label(prefix: str, name: str, number: int) -> Json:
    """A label; ``my`` labels show no owner."""
    return {"prefix": prefix.partition(":")[0], "name": name, "id": str(number), "label": name}


def page_of(rows: Sequence[Json], start: int, limit: int) -> Json:
    """The envelope of a list without links."""
    return {"results": list(rows), "start": start, "limit": limit, "size": len(rows)}
