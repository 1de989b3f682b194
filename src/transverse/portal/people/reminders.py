"""The daily mail: what waits for a person, in one mail a day at most, and only when something is due to be recalled."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction

from transverse.portal.jobs.daily import daily
from transverse.portal.mail.write import write
from transverse.portal.people.circulation import reassign
from transverse.portal.people.models import Agent, Kind, Mails, Mandate, Post, Preference, Reminder
from transverse.portal.people.notices import signed
from transverse.portal.people.waiting import Person, Role, Waiting, cadence, everything

_KEPT = timedelta(days=500)


class Recipient(NamedTuple):
    """Somebody who may be written to, under a key that never changes."""

    key: str
    name: str
    email: str


@daily("remind")
def follow_and_remind(now: datetime) -> None:
    """Send the requests after the posts that have changed hands, then recall what waits."""
    reassign(now)
    remind(now.date())


def remind(today: date) -> int:
    """Write the mails of the day; return how many were written.  Called again the same day, it writes none."""
    week_begins = _begins_week(today)
    recalled = set(Reminder.objects.values_list("key", flat=True))
    preferences = dict(Preference.objects.values_list("agent_id", "mails"))
    written = 0
    for recipient, items in _by_recipient(everything(today), today).items():
        choice = preferences.get(_agent(recipient), Mails.AT_ONCE)
        if choice == Mails.AT_ONCE:
            due, alive = _due(recipient, items, today, recalled), [each for each in items if _is_alive(each, today)]
            if due or (week_begins and any(isinstance(each.to, Role) for each in items)):
                written += _send(f"reminder:{recipient.key}:{today}", recipient, alive, due, today)
        elif choice == Mails.WEEKLY and week_begins:
            written += _send(f"reminder:{recipient.key}:{today:%G-W%V}", recipient, items, [], today)
    Reminder.objects.filter(sent_on__lt=today - _KEPT).delete()
    return written


def round_of(item: Waiting, today: date) -> int | None:
    """Return which reminder is due, from 1 on; 0: none yet; None: none is left, or none is ever sent."""
    rounds = cadence(item)
    if rounds is None:
        return None
    reached = (today - item.since).days - rounds.first
    number = 0 if reached < 0 else 1 + reached // rounds.every
    return number if number <= rounds.times else None


def choose(agent: Agent, mails: str) -> None:
    """Keep how often `agent` wishes to be written to."""
    Preference.objects.update_or_create(agent=agent, defaults={"mails": Mails(mails)})


def _begins_week(today: date) -> bool:
    """Tell whether this is the first day of the week on which reminders run: Monday, or later if the portal slept."""
    mark, _ = Reminder.objects.get_or_create(key=f"week:{today:%G-W%V}", defaults={"sent_on": today})
    return mark.sent_on == today


def _due(recipient: Recipient, items: Iterable[Waiting], today: date, recalled: set[str]) -> list[str]:
    """Return the keys of what has to be recalled and has not been."""
    keys = [f"{each.key}:{recipient.key}:{number}" for each in items if (number := round_of(each, today))]
    return [key for key in keys if key not in recalled]


def _is_alive(item: Waiting, today: date) -> bool:
    return isinstance(item.to, Role) or round_of(item, today) is not None


@transaction.atomic
def _send(key: str, recipient: Recipient, items: list[Waiting], due: list[str], today: date) -> bool:
    """Write one mail, and that its things were recalled, in one transaction."""
    Reminder.objects.bulk_create([Reminder(key=each[:200], sent_on=today) for each in due], ignore_conflicts=True)
    count = len(items)
    subject = "Une chose vous attend" if count == 1 else f"{count} choses vous attendent"
    listed = "\n\n".join(f"- {each.sentence}\n  {settings.ADDRESS}{each.link}" for each in items)
    text = f"{f'Bonjour {recipient.name}'.strip()},\n\n{subject} dans le portail :\n\n{listed}"
    return write(key, recipient.email, f"{subject} dans Transverse", signed(text))


def _by_recipient(items: Iterable[Waiting], today: date) -> dict[Recipient, list[Waiting]]:
    """Group what waits by who is written to; nobody is who has left or has no address."""
    listed = list(items)
    roles = _holders(today)
    persons = {each.to.agent for each in listed if isinstance(each.to, Person)}
    agents = {agent.pk: _recipient(agent) for agent in Agent.objects.filter(pk__in=persons, left_on=None)}
    found: dict[Recipient, list[Waiting]] = defaultdict(list)
    for item in listed:
        to = [agents[item.to.agent]] if isinstance(item.to, Person) and item.to.agent in agents else []
        for recipient in roles[item.to] if isinstance(item.to, Role) else to:
            if recipient.email:
                found[recipient].append(item)
    return found


def _holders(today: date) -> dict[Role, set[Recipient]]:
    """Return who holds each role on the day."""
    found: dict[Role, set[Recipient]] = {role: set() for role in Role}
    leads = Mandate.objects.in_force(today).filter(kind=Kind.LEAD, agent__left_on=None).select_related("agent")
    found[Role.LEAD] = {_recipient(mandate.agent) for mandate in leads}
    posts = Post.objects.filter(function__in=(Role.DGS, Role.DRH), closed_on=None, holder__left_on=None)
    for post in posts.exclude(holder=None).select_related("holder"):
        if post.holder:
            found[Role(post.function)].add(_recipient(post.holder))
    keepers = get_user_model().objects.filter(is_administrator=True, is_active=True).select_related("agent")
    found[Role.ADMINISTRATOR] = {
        _recipient(each.agent) if each.agent else Recipient(f"account-{each.pk}", "", each.email) for each in keepers
    }
    return found


def _recipient(agent: Agent) -> Recipient:
    return Recipient(str(agent.pk), str(agent), agent.email)


def _agent(recipient: Recipient) -> int:
    return int(recipient.key) if recipient.key.isdigit() else 0
