"""Letters, fiches and meetings by the hundred, for `populate`: as the rules of the portal would leave them."""

from datetime import date, timedelta
from typing import NamedTuple

from transverse.portal.demonstration.past import day, moment
from transverse.portal.people.letter_content import as_json, content_of, fingerprint, said_by
from transverse.portal.people.models import (
    Acknowledgement,
    JobSheet,
    JobSheetVersion,
    Letter,
    LetterState,
    Mandate,
    Post,
    Share,
    Signature,
    Slot,
    SlotState,
    Unit,
)

BATCH = 500
_UNSIGNED = 4  # one letter in so many
_MEETINGS = 4


class Given(NamedTuple):
    """To whom a mandate is given, for which unit and under which head; for a deputy, whose mandate is supplied."""

    post: Post
    unit: Unit
    head: Post
    principal: Mandate | None


def holder(post: Post) -> int:
    """Return the key of who holds a post that somebody holds."""
    if post.holder_id is None:
        raise LookupError(f"{post.code} is vacant")
    return post.holder_id


def letters(rows: list[tuple[Given, Mandate]], dgs: Post, today: date) -> None:
    """Write a letter for each mandate; one in four lacks its last signature."""
    sent = moment(day(today, 110), 10)
    made = [
        Letter(
            mandate=mandate,
            state=LetterState.SENT if place % _UNSIGNED == 1 else LetterState.SIGNED,
            sent_at=sent,
            signed_at=None if place % _UNSIGNED == 1 else sent + timedelta(days=9),
        )
        for place, (_, mandate) in enumerate(rows)
    ]
    Letter.objects.bulk_create(made, batch_size=BATCH)
    signatures = []
    for letter, (given, _) in zip(made, rows, strict=True):
        signatories = {holder(post): post for post in (given.post, given.head, dgs)}
        for position, (agent, post) in enumerate(signatories.items()):
            is_missing = letter.signed_at is None and position == len(signatories) - 1
            when = None if is_missing else sent + timedelta(days=3 * position)
            signatures.append(
                Signature(letter=letter, agent_id=agent, capacity=post.title, position=position, signed_at=when)
            )
    Signature.objects.bulk_create(signatures, batch_size=BATCH)
    _freeze(made)


def _freeze(made: list[Letter]) -> None:
    """Keep in each letter what it says, as sending does."""
    for letter in made:
        letter.content = as_json(content_of(letter))
        letter.basis, letter.fingerprint = said_by(letter.mandate), fingerprint(letter.content)
    Letter.objects.bulk_update(made, ["content", "basis", "fingerprint"], batch_size=BATCH)
    for letter in made:
        letter.signatures.exclude(signed_at=None).update(fingerprint=letter.fingerprint)


def meetings(rows: list[tuple[Given, Mandate]], today: date) -> None:
    """Write the meetings of each relay: some held, one missed, one to come."""
    made = []
    for place, (given, mandate) in enumerate(rows):
        for number in range(_MEETINGS):
            starts = moment(day(today, 75 * number - 15), 9 + place % 8)
            state = SlotState.MISSED if number == 3 else SlotState.HELD if number else SlotState.AGREED
            made.append(
                Slot(
                    mandate=mandate,
                    head_id=holder(given.head),
                    proposed_by_id=holder(given.post),
                    starts_at=starts,
                    state=state,
                )
            )
    Slot.objects.bulk_create(made, batch_size=BATCH)


def sheets(rows: list[Given], today: date) -> None:
    """Write a fiche for each relay, in circulation, read by the head of the service."""
    asked = moment(day(today, 100), 11)
    kept = [JobSheet(agent_id=holder(given.post)) for given in rows]
    JobSheet.objects.bulk_create(kept, batch_size=BATCH)
    versions = [
        JobSheetVersion(sheet=sheet, title=given.post.title, state=JobSheetVersion.CIRCULATED, circulated_at=asked)
        for sheet, given in zip(kept, rows, strict=True)
    ]
    JobSheetVersion.objects.bulk_create(versions, batch_size=BATCH)
    pairs = list(zip(versions, rows, strict=True))
    Share.objects.bulk_create(
        [
            Share(version=version, unit=given.unit, percent=percent, activity=what, is_relay=percent == 10)
            for version, given in pairs
            for percent, what in ((90, "Travail du service"), (10, "Référent données"))
        ],
        batch_size=BATCH,
    )
    Acknowledgement.objects.bulk_create(
        [
            Acknowledgement(
                version=version,
                director_id=holder(given.head),
                unit=given.unit,
                asked_at=asked,
                read_at=asked + timedelta(days=4) if place % 3 else None,
            )
            for place, (version, given) in enumerate(pairs)
        ],
        batch_size=BATCH,
    )
