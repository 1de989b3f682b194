"""Nothing that is declared lasts by itself: asked again after eleven months, erased after thirteen.

The asking is a thing that waits (see `projects.waiting`): on the home page, and in one mail.
"""

from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils.formats import date_format

from transverse.portal.jobs.daily import daily
from transverse.portal.projects import skills
from transverse.portal.projects.models import AgentSkill, ServiceOffer, SkillReading
from transverse.portal.projects.models.skills import KEPT
from transverse.portal.projects.offers import UNDO

ASKED = timedelta(days=335)
READING_KEPT = timedelta(days=1)
RULE = (
    "Chaque compétence dite est datée. Au bout de onze mois, le portail demande, une seule fois par courriel, si elle "
    "tient toujours ; sans réponse, elle est effacée au bout de treize mois."
)


def last_day(confirmed_on: date) -> date:
    """Return the last day on which a line confirmed on `confirmed_on` counts."""
    return confirmed_on + KEPT - timedelta(days=1)


def said_until(confirmed_on: date) -> str:
    """Say when a line goes: « après le 3 mars 2027 »."""
    return f"après le {date_format(last_day(confirmed_on), 'j F Y')}"


def is_due(confirmed_on: date, today: date) -> bool:
    """Tell whether a line is to be confirmed."""
    return confirmed_on <= today - ASKED


@daily("projects.skills")
def forget(now: datetime) -> None:
    """Erase what nobody has confirmed, what was taken back, what those who left or services that closed have said."""
    today = now.date()
    gone = Q(confirmed_on__lte=today - KEPT)
    ServiceOffer.objects.filter(gone | Q(erased_on__lte=today - UNDO) | Q(unit__closed_on__lte=today - KEPT)).delete()
    AgentSkill.objects.filter(gone | Q(agent__left_on__isnull=False)).delete()
    SkillReading.objects.filter(read_at__lt=now - READING_KEPT).delete()
    skills.forget_unused(today)
