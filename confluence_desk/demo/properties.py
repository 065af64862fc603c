"""Key and value pairs that apps keep on content, comments, files and spaces."""

from confluence_desk.demo.records import ContentRecord, PropertyRecord
from confluence_desk.demo.refusals import Absent, Clash, Invalid, Stale
from confluence_desk.demo.talk import TalkingRows

_LONGEST_KEY = 255


class PropertyRows(TalkingRows):
    """Rows with properties; an owner is any row's number."""

    def properties_of(self, owner: int) -> list[PropertyRecord]:
        """The properties of a row, oldest first."""
        return sorted(self._shelf(owner).values(), key=lambda one: one.id)

    def property_of(self, owner: int, property_id: int) -> PropertyRecord:
        """One property of a row; raises Absent."""
        found = next((one for one in self.properties_of(owner) if one.id == property_id), None)
        if found is None:
            raise Absent
        return found

    def add_property(self, owner: int, key: str, value: object, *, by: str = "") -> PropertyRecord:
        """A new property; raises Clash when the row has one with this key."""
        shelf = self._shelf(owner)
        if not key or len(key) > _LONGEST_KEY:
            raise Invalid("Property key must be between 1 and 255 characters")
        if key in shelf:
            raise Clash(f"A property with key {key} already exists")
        shelf[key] = PropertyRecord(self.new_id(), key, value, self.now(), by or self.owner_id)
        self.touch()
        return shelf[key]

    def set_property(
        self, owner: int, property_id: int, key: str, value: object, *, number: int, by: str = ""
    ) -> PropertyRecord:
        """A new version of a property; ``number`` must be exactly the next one."""
        found = self.property_of(owner, property_id)
        if key != found.key:
            raise Invalid(f"Property key must be {found.key}")
        if number != found.number + 1:
            raise Stale(found.number)
        found.value, found.number = value, number
        found.changed_at, found.author_id = self.now(), by or self.owner_id
        self.touch()
        return found

    def delete_property(self, owner: int, property_id: int) -> None:
        """Remove a property."""
        del self._shelf(owner)[self.property_of(owner, property_id).key]
        self.touch()

    def _shelf(self, owner: int) -> dict[str, PropertyRecord]:
        if owner not in self._properties:
            self._properties[owner] = self._given(self.contents.get(owner))
        return self._properties[owner]

    def _given(self, row: ContentRecord | None) -> dict[str, PropertyRecord]:
        """The properties a content row came with."""
        if row is None:
            return {}
        at, by = row.created_at, row.author_id
        return {
            key: PropertyRecord(self.new_id(), key, value, at, by)
            for key, value in row.properties.items()
        }
