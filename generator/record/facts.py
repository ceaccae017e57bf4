"""The facts of an entry as text and back: JSON that people can read and that shows when somebody has changed it."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date, datetime
from typing import Any

from generator.record.entry import FORMAT, Entry, Redaction, Version

_INSTANT = re.compile(r"[12]\d{3}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_PATH = re.compile(r"(?:content/(?!.*\.\./)[^/]{1,200}(?:/[^/]{1,200}){0,4}|site\.yml)")


class FactsError(ValueError):
    """A text is not the facts of an entry. `code` is the code of the problem to tell."""

    def __init__(self, code: str, found: str = "") -> None:
        """Name the code, and what was found where that helps."""
        super().__init__(code, found)
        self.code = code
        self.found = found


def written(entry: Entry) -> bytes:
    """The facts of an entry, with a seal over them; the same entry gives the same bytes."""
    facts = _facts(entry)
    text = json.dumps({**facts, "seal": _seal(facts)}, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def parsed(data: bytes, entry_id: str) -> Entry:
    """The entry whose facts these are, without its words. Raises FactsError."""
    try:
        return _parsed(data, entry_id)
    except FactsError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise FactsError("record-damaged") from error


def _parsed(data: bytes, entry_id: str) -> Entry:
    facts = json.loads(data)
    if not isinstance(facts, dict):
        raise FactsError("record-damaged")
    if facts.get("format") != FORMAT:
        raise FactsError("record-format", str(facts.get("format", "?"))[:20])
    seal = facts.pop("seal", "")
    if seal != _seal(facts) or facts.get("entry") != entry_id:
        raise FactsError("record-damaged")
    entry = _entry(facts)
    if [one.number for one in entry.versions] != list(range(1, len(entry.versions) + 1)):
        raise FactsError("record-damaged")
    return entry


def _seal(facts: dict[str, Any]) -> str:
    """Who changes a fact by hand does not know that this has to follow."""
    plain = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _facts(entry: Entry) -> dict[str, Any]:
    facts: dict[str, Any] = {"format": FORMAT, "entry": entry.id}
    if entry.after:
        facts["after"] = list(entry.after)
    if entry.addresses:
        facts["addresses"] = list(entry.addresses)
    if entry.versions:
        facts["versions"] = [_version(version) for version in entry.versions]
    return facts


def _version(version: Version) -> dict[str, Any]:
    known = {
        "version": version.number,
        "path": version.path,
        "since": version.since.isoformat(timespec="minutes"),
        "witnessed": version.witnessed,
        **({"adopted": version.adopted.isoformat()} if version.adopted else {}),
    }
    if version.redacted:
        return {**known, "redacted": {"date": version.redacted.date.isoformat(), "reason": version.redacted.reason}}
    return {**known, "digest": version.digest, "file": version.file}


def _entry(facts: dict[str, Any]) -> Entry:
    return Entry(
        id=facts["entry"],
        after=_texts(facts.get("after", [])),
        addresses=_texts(facts.get("addresses", [])),
        versions=tuple(_read(one) for one in facts.get("versions", [])),
    )


def _read(facts: dict[str, Any]) -> Version:
    redacted = facts.get("redacted")
    since = datetime.fromisoformat(_fitting(_INSTANT, facts["since"]))
    number, witnessed = facts["version"], facts["witnessed"]
    if type(number) is not int or type(witnessed) is not bool:
        raise TypeError(facts)
    return Version(
        number=number,
        path=_fitting(_PATH, facts["path"]),
        since=since,
        witnessed=witnessed,
        adopted=date.fromisoformat(facts["adopted"]) if "adopted" in facts else None,
        digest="" if redacted else _fitting(_DIGEST, facts["digest"]),
        file="" if redacted else _fitting(_DIGEST, facts["file"]),
        redacted=Redaction(date=date.fromisoformat(redacted["date"]), reason=_text(redacted["reason"]))
        if redacted
        else None,
    )


def _fitting(form: re.Pattern[str], value: object) -> str:
    """A text of this form. Raises TypeError and ValueError."""
    if not form.fullmatch(_text(value)):
        raise ValueError(value)
    return _text(value)


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise TypeError(values)
    return tuple(_text(value) for value in values)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
