"""What whoever starts the portal reads: where it is, where the data are, what to do next."""

from pathlib import Path

from django.conf import settings

from transverse.portal.accounts.models import Account
from transverse.portal.operations.ready import place
from transverse.portal.operations.serve import Service


def welcome(service: Service, folder: Path) -> list[str]:
    """Return the lines."""
    host = f"[{service.address}]" if ":" in service.address else service.address
    local = f"http://{'localhost' if service.address in {'127.0.0.1', '::1'} else host}:{service.port}"
    lines = [f"Le portail est ouvert : {local}"]
    if settings.ADDRESS not in {local, "http://localhost:8000"}:
        lines.append(f"Adresse donnée aux agents : {settings.ADDRESS}")
    lines += [f"Données : {place()}", f"Dossier : {folder}"]
    if not service.worker:
        lines.append("Les travaux de fond attendent « transverse travailler ».")
    if not Account.objects.filter(is_administrator=True, is_active=True).exists():
        lines.append("Il n'y a pas encore d'administrateur. Dans un autre terminal, dans ce dossier :")
        lines.append("    transverse administrateur votre.adresse@collectivite.fr")
    lines.append("Ctrl-C pour arrêter.")
    return lines
