"""The studio's page in a browser, with canned answers behind it."""

import pytest

from tests.support.canned_studio import Canned

DESKTOP, PHONE = (1280, 900), (390, 844)


class Sight:
    """A page that is open, and what a person does with it."""

    def __init__(self, page, url, canned):
        self.page, self.url, self.canned = page, url, canned
        self.wrong, self.asked, self.allowed = [], [], ()
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda said: self.wrong.append(said.text))
        page.on("request", lambda request: self.asked.append(request.url))

    def load(self, address=""):
        self.page.goto(self.url + address)
        self.page.wait_for_selector("body.ready")
        return self

    def role(self, role, name, **how):
        return self.page.get_by_role(role, name=name, **{"exact": True, **how})

    def open(self, name="Coffee"):
        self.role("button", name).click()
        self.wait("#picker", "hidden")

    def paint(self):
        self.page.click("#paint-go")
        self.wait("#film")

    def wait(self, selector, state="visible"):
        self.page.wait_for_selector(selector, state=state, timeout=10_000)

    def ordered(self, count):
        """Waits until so many orders have come."""
        for _ in range(500):
            if len(self.canned.orders()) == count:
                return
            self.page.wait_for_timeout(20)
        raise AssertionError(f"{len(self.canned.orders())} orders, not {count}")

    def text(self, selector):
        return self.page.locator(selector).inner_text()

    def until(self, condition):
        """Waits in small steps: the page's policy lets no waiting be put into it."""
        for _ in range(500):
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(20)
        raise AssertionError(f"it never came to {condition}")


def everywhere(sight):
    """Each tab, with what can be unfolded there: first without, then with a photograph."""
    for name in ("paint", "stylize", "sketch", "colour"):
        sight.page.click(f"#tab-{name}")
        yield name
        if name == "paint":
            sight.page.locator(".picture").first.click()
            sight.wait("#picker", "hidden")
            sight.page.click("summary")
            sight.page.select_option("#palette", "mine")
            yield name
            sight.paint()
            yield name


@pytest.fixture
def canned():
    studio = Canned()
    server = studio.serve()
    studio.url = f"http://127.0.0.1:{server.server_port}/"
    yield studio
    server.shutdown()
    server.server_close()


@pytest.fixture
def sights(browser, canned):
    """Opens the page; nothing may be wrong with any when the test ends, but what it allows."""
    opened = []

    def sight(size=DESKTOP, **how):
        width, height = size
        context = browser.new_context(
            **{"viewport": {"width": width, "height": height}, "locale": "en-GB", **how}
        )
        context.set_default_timeout(10_000)
        opened.append((context, Sight(context.new_page(), canned.url, canned)))
        return opened[-1][1]

    yield sight
    for context, one in opened:
        context.close()
        wrong = [text for text in one.wrong if not any(x in text for x in one.allowed)]
        assert wrong == []
        assert all(url.startswith((canned.url, "blob:")) for url in one.asked)


@pytest.fixture
def sight(sights):
    return sights().load()
