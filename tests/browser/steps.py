"""Somebody before a browser: opens, reads, fills and presses what is on the screen, by its words.

Each page that a person arrives on is checked: one title, not too heavy, nothing that axe refuses; `picture` keeps it.
"""

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlsplit

from django.utils import timezone

from browser.axe import axe
from browser.chromium import Watch, shot
from portal.conftest import PASSWORD
from transverse.portal.jobs.daily import run_daily
from transverse.portal.jobs.worker import run_waiting
from transverse.portal.mail.models import Mail

LIMIT = 200_000
_SHAPE = """() => {
  const sign = each => [each.tagName, each.className, each.getAttribute('role'), each.type].join()
  const found = {}
  for (const each of document.querySelectorAll('body *')) {
    const place = sign(each.parentElement) + '>' + sign(each)
    found[place] = place in found ? 'several' : 'one'
  }
  return Object.entries(found).map(each => each.join())
}"""


@dataclass
class Walk:
    """A walk of several people through one portal; `js` tells whether their browsers run scripts."""

    browser: object
    address: str
    clock: object
    name: str
    js: bool = True
    troubles: list = field(default_factory=list)
    people: dict = field(default_factory=dict)
    shapes: dict = field(default_factory=dict)
    seen: int = 0
    last: object = None
    _numbers: count = field(default_factory=lambda: count(1))

    def person(self, email):
        """Return whoever signs in with `email`, always before the same browser."""
        if email not in self.people:
            context = self.browser.new_context(
                base_url=self.address,
                java_script_enabled=self.js,
                locale="fr-FR",
                viewport={"width": 1280, "height": 900},
            )
            self.people[email] = Person(self, email, context.new_page())
        return self.people[email]

    def work(self):
        """Have the worker do what waits, while nobody's page asks anything."""
        run_waiting()

    def morning(self):
        """Have done what is done once a day, whatever the hour of the tests."""
        run_daily(timezone.localtime().replace(hour=9))

    def mails(self, recipient, words):
        """Return the mails written to somebody whose subject has these words, the last first."""
        return list(Mail.objects.filter(recipient=recipient, subject__contains=words).order_by("-pk"))

    def link_of_mail(self, recipient, words):
        """Return the address that the last such mail shows."""
        text = self.mails(recipient, words)[0].text
        return re.search(r"http\S+", text).group()

    def is_new(self, page):
        """Tell whether axe has anything to learn: scripts run, and this address never showed these elements."""
        if not self.js:
            return False
        known = self.shapes.setdefault(re.sub(r"\d+", "", urlsplit(page.url).path), set())
        found = set(page.evaluate(_SHAPE)) - known
        known |= found
        return bool(found)

    def picture(self, page, name):
        shot(page, f"{self.name}-{next(self._numbers):03}-{name}")

    def close(self):
        for person in self.people.values():
            self.troubles += [f"{person.email} : {each}" for each in person.watch.troubles]
            person.page.context.close()


class Person:
    """Somebody before a browser of their own."""

    def __init__(self, walk, email, page):
        self.walk, self.email, self.page = walk, email, page
        self.watch = Watch()
        self.watch.follow(page)
        page.set_default_timeout(20_000)

    # going somewhere

    def home(self):
        """Open the portal; sign in when it asks who comes."""
        self.go("/")
        if self.title() == "Connexion":
            self.fill("Adresse électronique", self.email)
            self.fill("Mot de passe", PASSWORD)
            self.press("Se connecter")
        return self

    def go(self, address):
        self.page.goto(address)
        return self._arrived()

    def menu(self, words):
        """Follow an entry of the main menu."""
        return self.follow(words, within=self.page.get_by_role("navigation", name="Menu principal").first)

    def follow(self, words, *, within=None):
        """Follow the first link of these words."""
        (within or self.page.get_by_role("main")).get_by_role("link", name=words).first.click()
        return self._arrived()

    def press(self, words, *, within=None):
        """Press the button of these words."""
        (within or self.page.get_by_role("main")).get_by_role("button", name=words).first.click()
        return self._arrived()

    def download(self, words):
        """Follow a link that answers a file; return its name and content."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("main").get_by_role("link", name=words).first.click()
        file = waiting.value
        return file.suggested_filename, file.path().read_bytes()

    # filling in

    def fill(self, label, value):
        self._field(label).fill(value)
        return self

    def fill_all(self, label, *values):
        """Fill the fields of this label one after the other, from the first."""
        fields = self.page.get_by_role("main").get_by_label(label, exact=True)
        for number, value in enumerate(values):
            fields.nth(number).fill(value)
        return self

    def tick(self, *labels):
        for label in labels:
            self._field(label).check()
        return self

    def tick_rows(self, *words):
        """Tick the lines of a table that have these words; those that are on another page are left."""
        for each in words:
            for box in self.page.get_by_role("row").filter(has_text=each).get_by_role("checkbox").all():
                box.check()
        return self

    def untick(self, label):
        self._field(label).uncheck()
        return self

    def choose(self, label, words):
        self._field(label).select_option(label=words)
        return self

    def _field(self, label):
        return self.page.get_by_role("main").get_by_label(label).first

    # reading

    def title(self):
        return self.page.get_by_role("heading", level=1).inner_text()

    def reads(self, *sentences):
        """Check that the page says each of these."""
        text = self.text()
        for sentence in sentences:
            assert plain(sentence) in text, f"{self.page.url} : « {sentence} » is not in\n{text}"
        return self

    def text(self):
        return plain(self.page.locator("body").inner_text())

    def row(self, words):
        """Return the line of a table that has these words."""
        return self.page.get_by_role("row").filter(has_text=words).first

    def picture(self, name):
        """Keep the page as a picture, if the name is not empty."""
        if name and self.walk.js:
            self.walk.picture(self.page, name)
        return self

    def _arrived(self):
        self.page.wait_for_load_state("load")
        page, walk = self.page, self.walk
        walk.seen, walk.last = walk.seen + 1, self
        where = f"{self.email} {page.url}"
        if page.get_by_role("heading", level=1).count() != 1:
            walk.troubles.append(f"{where} : pas un seul titre")
        if self.watch.weight > LIMIT:
            walk.troubles.append(f"{where} : {self.watch.weight} octets")
        if walk.is_new(page):
            walk.troubles += [f"{where} : {each}" for each in axe(page)]
        return self


def plain(text):
    """Return a text with one plain space wherever there is a blank."""
    return " ".join(text.split())


@contextmanager
def walking(browser, address, clock, name, *, js=True):
    """Walk; at the end, nothing that was noticed on the way may be left unsaid."""
    walk = Walk(browser, address, clock, name, js)
    try:
        yield walk
    except Exception as error:
        error.add_note("\n\n".join(f"{each.email}: {each.page.url}\n{each.text()}" for each in [walk.last] if each))
        raise
    finally:
        walk.close()
    assert walk.troubles == []
