"""What the public record holds: an entry for everything ever published, with every version of its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from generator.read.sources import RECORD

FORMAT = 1
"""The format of the record that is written; files of another one are refused."""

MEDIA = "media/"
LISTS = "lists/"
"""What the ids of pictures and documents begin with, and those of lists: pages of which the address alone counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """When and why the words of a version were taken out of the record."""

    date: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One published wording, as its author's file stood then.

    `path` is where the file lay; `since` the instant, with its offset, from which readers could see it, and `witnessed`
    whether that was noted as it happened; otherwise it was taken over, on the day `adopted`, from what the file says of
    itself. `digest` (hex) is one of the public words and data, `file` (hex) the SHA-256 of the bytes in `source`. A
    redacted version has neither; the `source` of media is not kept, since what lies under a published name never
    changes.
    """

    number: int
    path: str
    since: datetime
    witnessed: bool
    adopted: date | None = None
    digest: str = ""
    file: str = ""
    redacted: Redaction | None = None
    source: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that was ever published. `id` is the path its first file had, without `content/` and the ending.

    `addresses` are all that it has had, the newest first; `after` the ids of the entries that no other entry named when
    this one was made: through them a lost entry is missed. Versions run from 1; lists have none.
    """

    id: str
    after: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()

    @property
    def last(self) -> Version | None:
        """The version that holds now."""
        return self.versions[-1] if self.versions else None

    @property
    def facts_path(self) -> str:
        """The project path of the file that holds the facts."""
        return f"{RECORD}{self.id}.json"

    def keeps_words(self, version: Version) -> bool:
        """Whether the words of a version lie in the record: not those of media, nor what was taken out."""
        return version.redacted is None and not self.id.startswith(MEDIA)

    def words_path(self, version: Version) -> str:
        """The project path of the file that holds a version's words."""
        return f"{RECORD}{self.id}/{version.number}.{version.path.rpartition('.')[2]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything ever published, in the order of the ids. Empty where a site keeps no record yet."""

    entries: tuple[Entry, ...] = ()

    def find(self, entry_id: str) -> Entry | None:
        """The entry with an id."""
        return next((entry for entry in self.entries if entry.id == entry_id), None)


def entry_id(path: str) -> str:
    """The id of the entry of a file that is published for the first time: media keep their endings."""
    plain = path.removeprefix("content/")
    return plain if plain.startswith(MEDIA) else plain.rpartition(".")[0]


def list_id(address: str) -> str:
    """The id of the entry of a list at an address."""
    return f"{LISTS}{address.strip('/')}"
