"""Somebody who has a keyboard and nothing else: Tab to go, Space and Enter to act, arrows to choose."""

_HERE = "each => each === document.activeElement"


class Keyboard:
    """The hands of somebody on the keyboard of a page."""

    def __init__(self, page):
        self.page = page

    def reach(self, role, name, most=80):
        """Press Tab until the focus is on what has this role and name."""
        return self._reach(self.page.get_by_role(role, name=name).first, f"{role} « {name} »", most)

    def field(self, label):
        """Press Tab until the focus is on the field of this label."""
        return self._reach(self.page.get_by_label(label).first, f"« {label} »")

    def _reach(self, wanted, said, most=80):
        wanted = wanted.element_handle()
        for _ in range(most):
            if wanted.evaluate(_HERE):
                return self
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{self.page.url}: Tab never reaches {said}")

    def key(self, *names):
        for each in names:
            self.page.keyboard.press(each)
        return self

    def type(self, words):
        self.page.keyboard.type(words)
        return self

    def reads(self, *sentences):
        """Check that the page says each of these."""
        text = " ".join(self.page.locator("body").inner_text().split())
        assert [each for each in sentences if each not in text] == [], f"{self.page.url}\n{text}"
        return self

    def download(self, name):
        """Follow a link that answers a file; return its content."""
        self.reach("link", name)
        with self.page.expect_download() as waiting:
            self.page.keyboard.press("Enter")
        return waiting.value.path().read_bytes()

    def follow(self, name):
        return self.reach("link", name).enter()

    def press(self, name):
        return self.reach("button", name).enter()

    def enter(self):
        """Press Enter, which leads to another page."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self

    def tick(self, name):
        self.reach("checkbox", name)
        if not self.page.get_by_role("checkbox", name=name).first.is_checked():
            self.page.keyboard.press("Space")
        assert self.page.get_by_role("checkbox", name=name).first.is_checked()
        return self

    def arrows(self, name):
        """Choose one of several: Tab goes to the group, arrows move in it."""
        group = self.page.get_by_role("radio")
        for _ in range(80):
            if group.evaluate_all("all => all.includes(document.activeElement)"):
                break
            self.page.keyboard.press("Tab")
        wanted = self.page.get_by_role("radio", name=name).first
        for _ in range(group.count()):
            if wanted.is_checked():
                return self
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{self.page.url}: arrows never reach « {name} »")

    def write(self, role, name, words):
        """Write in a field; Tab selects what it holds, which gives way."""
        return self.reach(role, name).type(words)
