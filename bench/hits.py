"""Sentences of our own with a hit, to thicken a text: templates filled in turn, never twice the same in a row.

They are of the kinds that real notes hold: the bare noun with much or little agreement, open data, jobs, dashboards.
"""

from collections.abc import Iterator
from itertools import count

_TEMPLATES = (
    "La data {of} est {done} {when} par {who}.",
    "Notre data, longtemps {done}, n'est plus {done2} depuis que {who} s'en occupe {when}.",
    "C'est la data {done} {when} qui guide {who}, parce qu'elle est fiable et complète.",
    "{Who} s'appuie {when} sur la data {of} pour préparer le budget et répondre aux habitants.",
    "Une data mal {done} coûte cher : elle doit être {done2} {when} par {who}.",
    "L'open data {of} progresse {when} grâce au travail mené par {who}.",
    "{Who} publie {when} son premier rapport en open data, avec les horaires et les tarifs.",
    "{Who} recrute {when} une data analyst pour suivre les dépenses {of}.",
    "Le dashboard {of} est présenté {when} au conseil par {who}.",
    "Le data center {of} sera visité {when} par {who} et les élus.",
    "{Who} a nommé {when} un référent data, qui connaît bien les outils {of}.",
    "La stratégie data {of} a été {done_m} {when} par {who} après six mois de travail.",
    "Grâce au big data {of}, {who} prévoit {when} les besoins du service.",
    "La gouvernance de la data {of} reste {done} {when}, ce que {who} regrette.",
    "Toute la data {of} que {who} a {done} {when} est désormais {done2} et partagée.",
    "Le reporting {of} est transmis {when} à {who}.",
)
_OF = (
    "de la commune", "du réseau d'eau", "des transports", "des écoles", "de la voirie", "de l'état civil",
    "des bâtiments communaux", "de la collecte des déchets", "de la cantine", "des bibliothèques", "du port",
)  # fmt: skip
_DONE = (
    "collectée",
    "publiée",
    "vérifiée",
    "stockée",
    "partagée",
    "négligée",
    "saisie",
    "ouverte",
    "transmise",
    "triée",
)
_DONE_M = ("validée", "présentée", "adoptée", "discutée", "revue", "écrite", "rendue publique")
_WHEN = (
    "chaque matin", "au printemps", "tous les mois", "avant la fin de l'année", "pendant l'été", "sans retard",
    "dans les meilleurs délais", "depuis dix ans", "à la rentrée", "deux fois par an", "en séance", "le lundi",
    "par courrier",
)  # fmt: skip
_WHO = (
    "le service des sports", "la direction de l'eau", "le secrétariat général", "la régie", "l'équipe du musée",
    "le bureau d'études", "la mairie", "le conseil de quartier", "l'agence d'urbanisme", "la médiathèque",
    "le centre de secours", "le syndicat mixte", "la cheffe du service", "le département", "l'office du tourisme",
    "la maison des services", "le prestataire",
)  # fmt: skip


def own_sentences() -> Iterator[str]:
    """Yield sentences without end; the lists have lengths without common factor, so combinations keep changing."""
    for turn in count():
        who = _WHO[turn % len(_WHO)]
        yield _TEMPLATES[turn % len(_TEMPLATES)].format(
            of=_OF[turn % len(_OF)],
            done=_DONE[turn % len(_DONE)],
            done2=_DONE[(turn + turn // len(_DONE) + 3) % len(_DONE)],
            done_m=_DONE_M[turn % len(_DONE_M)],
            when=_WHEN[turn % len(_WHEN)],
            who=who,
            Who=who[0].upper() + who[1:],
        )
