"""The tables of the people."""

from transverse.portal.people.models.chart import Agent, Function, Post, Unit
from transverse.portal.people.models.handovers import Handover
from transverse.portal.people.models.job_sheets import Acknowledgement, JobSheet, JobSheetVersion, Share
from transverse.portal.people.models.letters import Letter, LetterState, Signature
from transverse.portal.people.models.lines import Slot, SlotState
from transverse.portal.people.models.mandates import Kind, Mandate, Rhythm

__all__ = [
    "Acknowledgement",
    "Agent",
    "Function",
    "Handover",
    "JobSheet",
    "JobSheetVersion",
    "Kind",
    "Letter",
    "LetterState",
    "Mandate",
    "Post",
    "Rhythm",
    "Share",
    "Signature",
    "Slot",
    "SlotState",
    "Unit",
]
