"""Where a topic stands, at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.plan.language.statements import in_short, newest_move, statement_row
from generator.plan.operations.next_word import awaited
from generator.plan.operations.progress import progress
from generator.plan.operations.promises import OVER, promise_now, standing_lamp
from generator.plan.parts import day, update_anchor
from generator.plan.views.pieces import NOTHING
from generator.plan.views.promise_pieces import Glance

if TYPE_CHECKING:
    from generator.derive.promises import PhaseHistory, PromiseHistory
    from generator.derive.site import TopicState
    from generator.plan.context import Context


def glance(context: Context, state: TopicState) -> Glance:
    """How far a topic is, when it is done, its newest word, and when the next one comes.

    Its first promise that is still due stands for the rest. The newest move is that of whatever was moved last,
    whichever promise stands first.
    """
    newest = state.updates[0] if state.updates else None
    far = progress(context, state)
    figure = None if far else next((one for one in state.figures if one.points), None)
    told = [one for one in state.promises if one.statements]
    promise = next((one for one in told if one.standing not in OVER), told[0] if told else None)
    histories: tuple[PromiseHistory | PhaseHistory, ...] = (*told, *state.phases)
    moves = [(found, one.label) for one in histories if (found := newest_move(one))]
    moved = max(moves, key=lambda pair: (pair[0].update.date, pair[0].update.id), default=None)
    return Glance(
        progress=far,
        figure=context.dated(figure.points[-1]) if figure else "",
        figure_label=figure.figure.label if figure else "",
        promise=promise_now(context, promise) if promise else "",
        promise_label=promise.promise.label if promise else "",
        standing=standing_lamp(context, promise) if promise else None,
        moved=in_short(context, *moved) if moved else "",
        moved_day=day(context, moved[0].update.date.date) if moved else None,
        reason=statement_row(context, *moved).reason if moved else NOTHING,
        newest=update_anchor(context, newest) if newest else None,
        newest_day=day(context, newest.date.date) if newest else None,
        next_word=awaited(context, state.next_word),
    )
