"""Drives a headless LibreOffice by a macro of its own: one start for a whole list of jobs.

Run alone, it says what to install for all the checks beside it.  It needs ``soffice`` (Writer, Impress) and, for
``text_of``, ``pdftotext``.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

AUTHOR = "Relecture"
ACTIONS = {
    "open": "",
    "accept": ".uno:AcceptAllTrackedChanges",
    "reject": ".uno:RejectAllTrackedChanges",
    "accept one by one": f"one:{AUTHOR}:Accept:Accept",
    "reject one by one": f"one:{AUTHOR}:Reject:Reject",
    "one in two": f"one:{AUTHOR}:Accept:Reject",
}
# What Debian and Ubuntu call the packages of each program.
PACKAGES = {
    "soffice": ("libreoffice-writer", "libreoffice-impress", "fonts-dejavu-core", "fonts-liberation"),
    "pdftotext": ("poppler-utils",),
    "pdftoppm": ("poppler-utils",),
    "setpriv": ("util-linux",),
    "pgrep": ("procps",),
}
MACRO = Path(__file__).with_name("_libreoffice.bas")
XLC = (
    '<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">'
    '<library:library library:name="Standard" library:link="false"/></library:libraries>'
)
XLB = '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard">{}</library:library>'
XBA = (
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Jobs" script:language="StarBasic">'
    "{}</script:module>"
)
# A profile that is said to be set up already: otherwise the first start lays its own empty library over ours.
SETTINGS = (
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">'
    '<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse">'
    "<value>true</value></prop></item></oor:items>"
)


@dataclass(frozen=True)
class Job:
    """Open `source`, do `action` (see ACTIONS), export to `target` (.pdf, .docx, .odt, .pptx, .odp by its suffix)."""

    source: Path
    action: str
    target: Path


@dataclass(frozen=True)
class Done:
    """What came of a job: whether the file opened, and how many tracked changes it held before the action."""

    opened: bool
    changes: int


def run(jobs: Sequence[Job], timeout: int = 300) -> list[Done]:
    """Do all `jobs` in one LibreOffice, and return what came of each, in order."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        _install(home / "profile" / "user")
        lines = ["\t".join((job.source.as_uri(), ACTIONS[job.action], job.target.as_uri())) for job in jobs]
        (home / "jobs").write_text("\n".join(lines), encoding="utf-8")
        macro = f'macro:///Standard.Jobs.Main("{(home / "jobs").as_uri()}","{(home / "done").as_uri()}")'
        profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
        _wait(["soffice", profile, "--headless", "--norestore", "--nologo", macro], timeout)
        results = (home / "done").read_text(encoding="utf-8").split()
    if len(results) != len(jobs):
        raise RuntimeError(f"LibreOffice did {len(results)} of {len(jobs)} jobs")
    return [Done(int(each) >= 0, int(each)) for each in results]


def text_of(pdf: Path) -> str:
    """Return the words of a PDF, whatever their layout."""
    found = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True)
    return " ".join(found.stdout.split())


def pages_of(pdf: Path) -> int:
    """Return the number of pages of a PDF."""
    found = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True)
    return found.stdout.count("\f")


def complain_of_missing(*programs: str) -> None:
    """End with what to install when one of the `programs` that a check needs is not on this machine."""
    missing = [each for each in programs if not shutil.which(each)]
    if missing:
        packages = sorted({each for program in missing for each in PACKAGES[program]})
        sys.exit(
            f"Rien n'est vérifié : il manque {', '.join(missing)}. En administrateur, sur Debian ou Ubuntu :\n"
            f"    apt-get update && apt-get install --no-install-recommends {' '.join(packages)}"
        )


def _install(user: Path) -> None:
    library = user / "basic" / "Standard"
    library.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(SETTINGS)
    (user / "basic" / "script.xlc").write_text(XLC)
    (user / "basic" / "dialog.xlc").write_text(XLC)
    (library / "script.xlb").write_text(XLB.format('<library:element library:name="Jobs"/>'))
    (library / "dialog.xlb").write_text(XLB.format(""))
    (library / "Jobs.xba").write_text(XBA.format(escape(MACRO.read_text())))


def _wait(command: list[str], timeout: int) -> None:
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout)
    finally:
        # soffice is a script: its children are in its own group, and end with it.
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


if __name__ == "__main__":
    complain_of_missing(*PACKAGES)
