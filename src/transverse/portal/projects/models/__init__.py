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
from transverse.portal.projects.models.nominal import Findable, NominalMode, Search
from transverse.portal.projects.models.projects import OPEN, PUBLIC, Decision, Need, Project, ProjectState
from transverse.portal.projects.models.simulations import Simulation, YearPlan
from transverse.portal.projects.models.skills import AgentSkill, Level, ServiceOffer, Skill, SkillReading, Source
from transverse.portal.projects.models.stories import Story
from transverse.portal.projects.models.training import TrainingWord

__all__ = [
    "OPEN",
    "PUBLIC",
    "Acknowledgement",
    "AgentSkill",
    "Call",
    "CallState",
    "Decision",
    "Findable",
    "Level",
    "Need",
    "NominalMode",
    "Project",
    "ProjectState",
    "Reply",
    "Request",
    "Search",
    "ServiceOffer",
    "Share",
    "Simulation",
    "Skill",
    "SkillReading",
    "Source",
    "Story",
    "TrainingWord",
    "WhyNot",
    "YearPlan",
    "promised",
]
