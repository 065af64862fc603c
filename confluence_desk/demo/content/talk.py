"""Puts the written comments, beside sentences and below pages, into the site."""

import tomllib
from collections.abc import Mapping
from functools import partial
from typing import Any

from confluence_desk.demo.content.people import account
from confluence_desk.demo.content.plant import Plant
from confluence_desk.demo.content.shelf import resource
from confluence_desk.demo.content.shorthand import marker, split_target
from confluence_desk.demo.records import CommentRecord, VersionRecord

Told = Mapping[str, Any]


def talk(plant: Plant) -> None:
    """All comments, replies after what they reply to."""
    for told in tomllib.loads(resource("talk.toml"))["comment"]:
        _say(plant, told, told["page"], None)


def _say(plant: Plant, told: Told, page: str, parent: CommentRecord | None) -> None:
    row = _row(plant, told, page, parent)
    plant.state.add_comment(row)
    for reply in told.get("replies", ()):
        _say(plant, reply, page, row)


def _row(plant: Plant, told: Told, page: str, parent: CommentRecord | None) -> CommentRecord:
    key, title = split_target(page)
    number = plant.state.new_id()
    body = partial(plant.body, key, f"comment/{number}", told["text"])
    version = VersionRecord(plant.ago(told["days"]), account(told["by"]), f"Re: {title}", body)
    row = CommentRecord(
        id=number,
        place=parent.place if parent else "inline" if "marker" in told else "footer",
        container_id=plant.named(key, title).id,
        versions=[version],
        parent_id=parent.id if parent else None,
    )
    if "marker" in told:
        row.marker_ref, row.selection = marker(told["marker"]), told["selection"]
        row.resolution = told.get("state", "open")
    if "resolved" in told:
        row.resolution = "resolved"
        row.resolved_by = account(told["resolved_by"])
        row.resolved_at = plant.ago(told["resolved"])
    return row
