"""The buttons of a meeting: what each does, and what is said once it is done."""

from collections.abc import Callable
from functools import partial

from transverse.portal.people import meetings
from transverse.portal.people.models import SlotState

TONES = {
    SlotState.PROPOSED: "info",
    SlotState.AGREED: "ok",
    SlotState.HELD: "ok",
    SlotState.MISSED: "warn",
    SlotState.DECLINED: "off",
    SlotState.CANCELLED: "off",
}

ACTIONS: dict[str, tuple[Callable[..., None], str]] = {
    "accepter": (
        partial(meetings.answer, accept=True),
        "L'échange est convenu ; vous êtes prévenus tous les deux.",
    ),
    "refuser": (
        partial(meetings.answer, accept=False),
        "Vous avez refusé ce moment ; l'autre personne est prévenue.",
    ),
    "tenu": (
        partial(meetings.mark, held=True),
        "C'est noté : l'échange a eu lieu. De ce qui s'y est dit, rien n'est demandé ni conservé.",
    ),
    "pas-tenu": (
        partial(meetings.mark, held=False),
        "C'est noté : l'échange n'a pas eu lieu. Proposez une autre date.",
    ),
    "annuler": (meetings.cancel, "L'échange est annulé ; l'autre personne est prévenue."),
    "revenir": (meetings.undo, "Votre réponse est retirée."),
}
