"""The tables of the people."""

from transverse.portal.people.models.chart import Agent, Function, Post, Unit
from transverse.portal.people.models.handovers import Handover
from transverse.portal.people.models.imports import Arrangement, ChartImport, ImportState
from transverse.portal.people.models.job_sheets import Acknowledgement, JobSheet, JobSheetVersion, Share
from transverse.portal.people.models.letters import Letter, LetterState, Signature
from transverse.portal.people.models.lines import Feed, Slot, SlotState
from transverse.portal.people.models.mandates import TITLES, WITH_LINE, Kind, Mandate, Rhythm, with_units
from transverse.portal.people.models.reminders import Mails, Preference, Reminder

__all__ = [
    "TITLES",
    "WITH_LINE",
    "Acknowledgement",
    "Agent",
    "Arrangement",
    "ChartImport",
    "Feed",
    "Function",
    "Handover",
    "ImportState",
    "JobSheet",
    "JobSheetVersion",
    "Kind",
    "Letter",
    "LetterState",
    "Mails",
    "Mandate",
    "Post",
    "Preference",
    "Reminder",
    "Rhythm",
    "Share",
    "Signature",
    "Slot",
    "SlotState",
    "Unit",
    "with_units",
]
