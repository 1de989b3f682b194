"""The small town after a year: one of each thing that an address may name, made by the rules themselves."""

import zlib
from datetime import timedelta

from django.utils import timezone

from portal.projects import call_town
from transverse.inventory.model import Inventory
from transverse.inventory.report import as_json
from transverse.portal.data import lines, sheets, workshops
from transverse.portal.data.choices import Answer, items
from transverse.portal.data.models import AllowedFolder, Finding, Origin, Scan, ScanState
from transverse.portal.jobs.models import Job
from transverse.portal.mail.models import Mail
from transverse.portal.people import circulation, handovers, import_jobs, job_sheets, letters
from transverse.portal.people.calendar import renew
from transverse.portal.people.charts import pack
from transverse.portal.people.job_sheets import Content, Part
from transverse.portal.people.models import (
    Acknowledgement,
    ChartImport,
    Handover,
    JobSheet,
    Letter,
    Mandate,
    Slot,
)
from transverse.portal.projects import answers, simulations, stories, year_plan
from transverse.portal.projects.models import (
    AgentSkill,
    Decision,
    Need,
    ServiceOffer,
    SkillReading,
    Story,
)
from transverse.portal.projects.what_if import Change
from transverse.trades import trades

assert import_jobs  # registers the work


def fill(town):
    """Give the town a letter to sign, a fiche being read, a meeting proposed, a hand-over, an import, a job, a mail."""
    now, today = timezone.now(), timezone.localdate()
    relay, head = town.mandates["relay"], town.agents["director"]
    letters.send(letters.compose(relay, today), now)
    parts = (Part(town.units["EAU"], 60, "Relevés"), Part(town.units["PAIE"], 20, "Tableaux", is_functional=True))
    version = job_sheets.create(town.agents["relay"], Content(title="Technicienne", parts=parts))
    circulation.circulate(version, version.revision, now)
    slot = Slot.objects.create(
        mandate=relay, head=head, proposed_by=town.agents["relay"], starts_at=now + timedelta(days=9)
    )
    slot.units.set(relay.units.all())
    left = Mandate.objects.create(
        kind=relay.kind,
        agent=town.agents["agent"],
        starts_on=today - timedelta(days=200),
        ends_on=today + timedelta(days=20),
        ended_on=today - timedelta(days=3),
    )
    left.units.set([town.units["PAIE"]])
    handovers.open_for(left)
    town.job = Job.objects.create(kind="read_chart", label="Lecture", asked_by=town.accounts["lead"])
    town.chart_import = ChartImport.objects.create(file_name="a.csv", asked_by=town.accounts["lead"], reading=town.job)
    Mail.objects.create(key="a", recipient="a@ville.example", subject="Objet", text="Texte", state="unsure")
    town.secret = renew(town.agents["relay"]).secret
    _read_a_folder(town, now)
    _gather(town, now)
    _work_together(town, now)


def _read_a_folder(town, now):
    """Give the water service a folder that was allowed and read."""
    folder = AllowedFolder.objects.create(label="Partage de l'eau", path="/srv/partages/eau")
    folder.units.set([town.units["EAU"]])
    town.scan = Scan.objects.create(
        folder=folder,
        unit=town.units["EAU"],
        asked_by=town.accounts["relay"],
        state=ScanState.DONE,
        made_at=now,
        inventory=pack(as_json(Inventory("/srv/partages/eau", now))),
        counts={"sets": 1, "files": 2, "personal": 1, "schemas": 0, "unreadable": 1, "closed": 0, "listed": []},
        obstacles=[["abime.xlsx", "Il est abîmé."]],
    )
    town.finding = Finding.objects.create(
        scan=town.scan,
        key="abonnes.csv",
        title="Abonnés",
        search_key="abonnes",
        trade="eau",
        kinds=["fichier CSV"],
        rows=3,
        modified=now,
        degree=3,
        persons=["nom de famille"],
        details={
            "folder": "eau/reseau",
            "files": [
                ["eau/reseau/abonnes_du_reseau_d_eau_potable_de_valmerande.csv", "fichier CSV", "2026-03-02", True]
            ],
            "tables": [
                {"name": "Abonnés", "rows": 3, "columns": [["nom_de_l_abonne_titulaire", "nom", 3], ["x", "", 0]]}
            ],
            "notes": ["Deux lignes d'en-tête."],
        },
    )


def _gather(town, now):
    """Give the water service two sheets, the last with a proposal, and a workshop that three people have answered."""
    unit, relay = town.units["EAU"], town.agents["relay"]
    for year in (now.year - 1, now.year):
        sheet = sheets.begin(unit, year)
        line = lines.add(sheet, f"carnet de {year}", "du réseau d'eau")
        line.known_by, line.contact, line.rhythm, line.personal, line.openable = (
            "le fontainier",
            relay,
            "weekly",
            "direct",
            "no",
        )
        lines.write(line, line.revision, [town.units["DECHETS"]])
        lines.remove(lines.add(sheet, "essai", "de l'eau"), now)
        sheets.publish(sheet, sheet.revision, relay, now)
    said = Answer(("relever les compteurs d'eau", "chercher une fuite"), ("QGIS",), ("cahier des purges",))
    sheets.propose(sheet, items(trades()["eau"], [said]), said.tools, Origin.WORKSHOP)
    town.line = line
    town.workshop = workshops.open_for(unit, "eau", relay, now)
    for secret in ("a", "b", "c"):
        workshops.answer(town.workshop, secret, said, now)
    workshops.hide(town.workshop, "cahier-des-purges")


def _work_together(town, now):
    """Give the town a project that has asked two services, one of which says yes and names somebody; a story; a try."""
    today, relay = timezone.localdate(now), town.agents["relay"]
    row = call_town.with_needs(town)
    Decision.objects.create(project=row, on=today, text="Un point chaque mardi.")
    sorter = call_town.hire(town, "DECHETS", "Élie", "Noir", "sorter")
    asked = {each.unit.code: each for each in call_town.asked(town, row)}
    town.asked = call_town.say_yes(town, asked["DECHETS"])
    answers.name(town.asked, town.asked.revision, sorter, now)
    town.asked = call_town.fresh(town.asked)
    town.skill = row.needs.first().skill
    AgentSkill.objects.create(
        agent=town.agents["agent"], skill=town.skill, said_on=today, confirmed_on=today, head_may_see=True
    )
    town.skill_file = SkillReading.objects.create(
        importer="esco", file_name="a.csv", terms=zlib.compress(b"[]"), read_at=now
    )
    story = Story(title="La carte des fuites", author=relay, wanted="Une carte.", did="Trois ateliers.")
    stories.share(stories.write(story, 1, [town.units["EAU"]]), 1, today)
    town.year = int(row.first_quarter[:4])
    tried = [Change(str(row.pk), is_dropped=True)]
    town.simulation = simulations.launch(town.year, tried, town.accounts["lead"], today)
    year_plan.work_out(town.year, town.accounts["lead"])
    _work_out(town, row, now)


def _work_out(town, row, now):
    """Keep what the engine would find of the year, as it is when nothing can be proven."""
    lack = {"skill": town.skill.code, "days": 4.0, "learnt": 2.0, "rows": [[row.pk, 4.0, "below"]]}
    units = {"leaning": [town.units["PAIE"].pk], "trainable": [town.units["EAU"].pk, town.units["FORM"].pk]}
    year_plan.keep(town.year, {"lacks": [lack | units | {"projects": [row.pk]}], "proof": "C'est prouvé."}, now)
    town.simulation.result = {
        "sentences": [f"«\u00a0{row}\u00a0» ne se ferait pas."],
        "projects": [[row.title, "il manque 4\u00a0jours", "ne se fait pas"]],
        "directorates": [[town.units["DST"].name, "4\u00a0jours", "0\u00a0jour"]],
        "proof": "Le calcul a été arrêté avant sa fin.",
    }
    town.simulation.save(update_fields=["result"])


def arguments(town, name):
    """Return what the address called `name` takes."""
    one_of = {
        "account": lambda: town.accounts["agent"].pk,
        "acknowledge": lambda: Acknowledgement.objects.get(director=town.agents["director"]).pk,
        "agent": lambda: town.agents["relay"].pk,
        "agreement": lambda: town.asked.pk,
        "arrange_directorate": lambda: town.units["DST"].pk,
        "arrange_undo": lambda: 1,
        "attestation": lambda: town.mandates["relay"].pk,
        "call": lambda: town.asked.call_id,
        "call_delegate": lambda: town.asked.pk,
        "call_name": lambda: town.asked.pk,
        "call_prepare": lambda: town.asked.call.project_id,
        "call_request": lambda: town.asked.pk,
        "call_take_back": lambda: town.asked.pk,
        "chart": lambda: town.units["DST"].pk,
        "folder": lambda: town.scan.folder_id,
        "handover": lambda: Handover.objects.get().pk,
        "import": lambda: town.chart_import.pk,
        "holding": lambda: town.line.pk,
        "job": lambda: town.job.pk,
        "job_sheet": lambda: JobSheet.objects.get().pk,
        "letter": lambda: Letter.objects.get().pk,
        "mail": lambda: Mail.objects.get(key="a").pk,
        "mandate": lambda: town.mandates["relay"].pk,
        "mfa": lambda: 1,
        "my_skill": lambda: AgentSkill.objects.get(agent=town.agents["agent"], skill=town.skill).pk,
        "offer": lambda: ServiceOffer.objects.get(unit=town.units["DECHETS"]).pk,
        "project": lambda: town.asked.call.project_id,
        "scan": lambda: town.scan.pk,
        "scan_launch": lambda: town.scan.folder_id,
        "simulation": lambda: town.simulation.pk,
        "skill": lambda: town.skill.pk,
        "skills": lambda: town.skill_file.pk,
        "slot": lambda: Slot.objects.get().pk,
        "story": lambda: Story.objects.get().pk,
        "unit": lambda: town.units["EAU"].pk,
        "workshop": lambda: town.workshop.pk,
    }
    named = {
        "agent": lambda: town.agents["agent"].pk,
        "asked": lambda: town.asked.pk,
        "code": lambda: town.workshop.code,
        "decision": lambda: Decision.objects.get().pk,
        "deputy": lambda: town.mandates["deputy"].pk,
        "form": lambda: "csv",
        "found": lambda: town.finding.pk,
        "function": lambda: "dpo",
        "guide": lambda: "agent",
        "head": lambda: town.agents["director"].pk,
        "key": lambda: "abc",
        "kind": lambda: "pdf" if name.endswith(("download", "file")) else "referent-donnees",
        "mandate": lambda: town.mandates["relay"].pk,
        "need": lambda: Need.objects.first().pk,
        "number": lambda: 1,
        "place": lambda: Letter.objects.get().signatures.first().pk,
        "secret": lambda: town.secret,
        "state": lambda: "ended" if name.startswith("project") else "unsure",
        "uidb36": lambda: "1",
        "unit": lambda: town.units["EAU"].pk,
        "year": lambda: town.year if name.startswith(("year", "simulation", "learning")) else timezone.localdate().year,
    }
    wanted = _wanted(name)
    if "pk" in wanted:
        longest = max((each for each in one_of if name.startswith(each)), key=len)
        named["pk"] = one_of[longest]
    return {key: named[key]() for key in wanted}


def _wanted(name):
    from django.urls import get_resolver  # noqa: PLC0415 (Django must be ready)

    return get_resolver().reverse_dict.getlist(name)[0][0][0][1] if get_resolver().reverse_dict.getlist(name) else []
