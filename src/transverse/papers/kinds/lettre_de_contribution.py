"""Lettre de contribution: told to the agent whom a service has named for a project, with the days and whom to see."""

from transverse.papers.kinds import accord_de_contribution, texts
from transverse.papers.kinds.accord_de_contribution import Data
from transverse.papers.model import Bullets, Facts, Heading, Note, Paper, Paragraph, Place, Signatures
from transverse.papers.words import fill, plural

ID = "lettre_de_contribution"
LABEL = "Lettre à l'agent désigné pour un projet"
SOURCE = (
    "Pratique : aucun texte ne fixe la forme de cette lettre. L'agent reste sous l'autorité de son chef de service "
    "(CGFP, article L121-10 : il se conforme aux instructions de son supérieur hiérarchique)."
)


def compose(data: Data) -> Paper:
    """Write the letter of an agreement."""
    values = {
        "agent": data.agent,
        "projet": data.project,
        "responsable": data.lead,
        "service": data.service,
        "directeur": data.director,
        "periode": data.period,
        "jours": plural(data.total, "jour"),
    }
    words = texts(ID)
    return Paper(
        title="Lettre de contribution",
        subtitle=data.project,
        organisation=data.organisation,
        date=data.date,
        reference=data.reference,
        blocks=(
            Facts((("À l'attention de", _named(data.agent, data.agent_post)), ("Service", data.service))),
            Paragraph(words["salutation"]),
            Paragraph(fill(words["opening"], **values)),
            Heading(1, "Pourquoi ce projet"),
            Paragraph(data.why),
            Heading(1, "Votre temps"),
            Paragraph(fill(words["time"], **values)),
            Heading(1, "Vos interlocuteurs"),
            Bullets(tuple(fill(each, **values) for each in words["contacts"])),
            Paragraph(words["recognition"]),
            Paragraph(words["closing"]),
            Note(words["note"]),
            Signatures((Place(_capital(data.director_post or "pour le service"), data.director),)),
        ),
    )


def _named(person: str, post: str) -> str:
    return f"{person}, {post}" if post else person


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


EXAMPLE = accord_de_contribution.EXAMPLE
