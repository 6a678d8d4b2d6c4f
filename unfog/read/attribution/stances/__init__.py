"""Stances: who is said, by whom, to have done it, and whether they claim it, own to it or deny it.

``said`` holds one attribution in its report. ``report`` asks, in this order, whether it is anybody's stance at all (``unsaid``),
whether its speaker is sorry (``regrets``) or calls a charge untrue (``denials``), what its cue says (``by_cue``), what the
clauses of its content say (``by_clause``, with ``culprits``), and who is the attacker of an event in it (``by_event``); what is
left may answer a charge (``answers``, ``clients``). ``whose`` and ``arms`` tell own deeds from those of others, ``own_side`` and
``sides`` for whom somebody speaks. ``issued`` reads what the issuer of a report says in its own voice.
"""

from __future__ import annotations

from unfog.read.attribution.stances.issued import issued_drafts
from unfog.read.attribution.stances.report import responsibility_drafts

__all__ = ["issued_drafts", "responsibility_drafts"]
