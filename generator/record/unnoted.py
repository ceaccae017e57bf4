"""What is public and not in the record as it stands: what `fremdrift record` has still to note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.record.taking import differs

if TYPE_CHECKING:
    from generator.record.history import History, Past


def unnoted(past: Past, wrong: frozenset[str]) -> int:
    """How many public files the record does not know yet, or knows with other words; 0 where a site keeps no record.

    Files among the paths `wrong` have errors of their own: of a new wording in one of them more is said already.
    """
    return sum(
        _is_new(history) or (_is_changed(history) and history.item.path not in wrong) for history in past.histories
    )


def _is_new(history: History) -> bool:
    return history.entry is None


def _is_changed(history: History) -> bool:
    return bool(history.entry and history.entry.last and differs(history.item, history.entry.last))
