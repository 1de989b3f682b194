"""The tables of the projects."""

from transverse.portal.projects.models.skills import AgentSkill, Level, ServiceOffer, Skill, SkillReading, Source

__all__ = [
    "AgentSkill",
    "Level",
    "ServiceOffer",
    "Skill",
    "SkillReading",
    "Source",
]
