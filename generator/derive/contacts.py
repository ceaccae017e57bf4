"""Contact channels over time: which have ended, and which one holds in place of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from generator.model.contact import Contact


def ended(contact: Contact, today: date) -> bool:
    """Whether a channel is no longer in use; on its last day it still is."""
    return contact.until is not None and contact.until < today


def successors(contact: Contact, known: Mapping[str, Contact]) -> tuple[Contact, ...]:
    """A channel and those that replaced it, one after the other, as far as they lead somewhere new."""
    chain = [contact]
    while (after := known.get(chain[-1].replaced_by or "")) and after not in chain:
        chain.append(after)
    return tuple(chain)


def holding(contact: Contact, known: Mapping[str, Contact], today: date) -> Contact | None:
    """What to use in place of a channel: itself until it has ended, then the first that has not; None where all have.

    What is given may still have to begin.
    """
    return next((one for one in successors(contact, known) if not ended(one, today)), None)
