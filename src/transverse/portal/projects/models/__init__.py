"""The tables of the projects."""

from transverse.portal.projects.models.calls import (
    Acknowledgement,
    Call,
    CallState,
    Reply,
    Request,
    Share,
    WhyNot,
    promised,
)
from transverse.portal.projects.models.projects import OPEN, PUBLIC, Decision, Need, Project, ProjectState
from transverse.portal.projects.models.skills import AgentSkill, Level, ServiceOffer, Skill, SkillReading, Source

__all__ = [
    "OPEN",
    "PUBLIC",
    "Acknowledgement",
    "AgentSkill",
    "Call",
    "CallState",
    "Decision",
    "Level",
    "Need",
    "Project",
    "ProjectState",
    "Reply",
    "Request",
    "ServiceOffer",
    "Share",
    "Skill",
    "SkillReading",
    "Source",
    "WhyNot",
    "promised",
]
