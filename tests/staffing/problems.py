"""A small sound problem, to be bent by the tests."""

from copy import deepcopy

YEAR = {
    "version": 1,
    "periods": ["T1", "T2"],
    "directorates": [{"id": "Eau", "max_days": 20}, {"id": "Numérique"}],
    "resources": [
        {
            "id": "SIG", "directorate": "Numérique", "service": "SIG", "distance": 2, "max_days": 15,
            "offers": [{"skill": "carte", "level": 4, "days": 10}, {"skill": "enquête", "level": 1, "days": 5}],
            "relay": True,
        },
        {
            "id": "Réseaux", "directorate": "Eau", "service": "Réseaux", "distance": 3, "max_days": 8,
            "offers": [{"skill": "enquête", "level": 3, "days": 6}], "relay": True,
        },
    ],
    "projects": [
        {
            "id": "Fuites", "priority": 1, "periods": ["T1", "T2"],
            "needs": [
                {"id": "plan", "skill": "carte", "level": 3, "days": 6},
                {"id": "terrain", "skill": "enquête", "level": 3, "days": 4, "min_holders": 1},
            ],
            "concerned_services": ["Réseaux"], "min_directorates": 2, "max_members": 4,
        },
    ],
}  # fmt: skip


def year() -> dict:
    """Return a problem of its own to each caller."""
    return deepcopy(YEAR)


def bent(path: str, value: object) -> dict:
    """Return the problem with `value` at a path such as ``projects.0.needs.0.days``."""
    problem = year()
    *above, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    inside = problem
    for step in above:
        inside = inside[step]
    inside[last] = value
    return problem
