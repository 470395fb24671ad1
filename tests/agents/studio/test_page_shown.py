"""The studio's page: what is shown stays until there is something else to show."""

import threading

import pytest

from agents.studio.wire import frame
from tests.agents.studio.test_page import upload
from tests.support.canned_studio import canvas, done, painted, png, strokes

pytestmark = pytest.mark.slow  # a browser

KEPT = ("painting.npz", b"PK", "application/zip")
OWN = {"name": "photo.png", "mimeType": "image/png", "buffer": png()}
REVOKED = """
    window.made = []; window.let_go = [];
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (x) => { const url = createObjectURL(x); made.push(url); return url; };
    URL.revokeObjectURL = (x) => { let_go.push(x); revokeObjectURL(x); };
"""


def half(gate):
    """A painting that goes on when a gate opens."""
    return [canvas(), strokes(4), gate, strokes(6), done(6)]


def test_the_photograph_of_a_kept_painting_is_that_of_all_tabs(sight, canned):
    sight.open()
    upload(sight, *KEPT)
    sight.wait("#film")
    sight.page.click("#tab-stylize")
    assert sight.page.locator("#picker").is_visible(), "that of before is gone"
    sight.page.click("#tab-paint")
    sight.page.set_input_files("#belonging", OWN)
    sight.wait("#go-on")
    sight.page.click("#tab-stylize")
    sight.page.click("#stylize-go")
    sight.wait("#files a")
    sight.page.click("#tab-colour")
    sight.ordered(2)
    assert [told["picture"] for told in canned.orders()] == ["up1", "up1"]
    sight.page.click("#tab-paint")
    assert sight.page.locator("#film").is_visible(), "the painting stays"


@pytest.mark.parametrize("asked", ["#paint-go", "#go-on"])
def test_an_order_that_is_refused_takes_nothing_of_what_is_shown(sight, canned, asked):
    sight.allowed = ("status of 503",)
    sight.open()
    sight.paint()
    for path in ("/api/jobs", "/api/jobs/job0/more"):
        canned.refusals[path] = (503, "the studio is full")
    sight.page.click(asked)
    sight.wait("#error")
    for shown in ("#film", "#files a", "#go-on"):
        assert sight.page.locator(shown).first.is_visible()
    assert sight.text("#work-text") == "8 strokes in 1.3 s · 21.5 dB"


def test_a_painting_that_cannot_go_on_is_still_there(sight, canned):
    sight.open()
    sight.paint()
    failed = frame({"event": "failed", "error": "it is out of memory", "code": "memory"})
    canned.plans.append([canvas(), strokes(8), failed])
    sight.page.click("#go-on")
    sight.wait("#error")
    for shown in ("#film", "#files a", "#go-on"):
        assert sight.page.locator(shown).first.is_visible()


def test_another_photograph_can_be_chosen_where_the_first_was_not_that_of_the_painting(
    sight, canned
):
    upload(sight, *KEPT)
    sight.wait("#film")
    sight.page.set_input_files("#belonging", OWN)
    sight.wait("#go-on")
    failed = frame({"event": "failed", "error": "choose that of the painting", "code": "unable"})
    canned.plans.append([canvas(), strokes(8), failed])
    sight.page.click("#go-on")
    sight.wait("#error")
    sight.page.set_input_files("#belonging", OWN)
    sight.until("document.querySelector('#error').hidden")
    sight.page.click("#go-on")
    sight.until("document.querySelector('#work-text').textContent.includes('8 strokes')")
    assert [told["picture"] for told in canned.to("/more")] == ["up1", "up2"]


def test_a_stylised_picture_stays_when_another_is_refused(sight, canned):
    sight.allowed = ("status of 503",)
    sight.page.click("#tab-stylize")
    sight.open()
    sight.page.click("#stylize-go")
    sight.wait("#files a")
    canned.refusals["/api/jobs"] = (503, "the studio is full")
    sight.page.click("#stylize-go")
    sight.wait("#error")
    assert sight.page.locator("#files a").is_visible()


def test_a_kept_painting_opens_while_the_focus_is_drawn(sight):
    sight.open()
    sight.page.click("summary")
    sight.page.get_by_label("Draw it").check()
    upload(sight, *KEPT)
    sight.wait("#film")


def test_a_painting_in_the_making_is_kept_before_another_tab_begins(sight, canned):
    canned.plans.append([canvas(), strokes(4), canned.stopped, done(4, stopped=True)])
    sight.open()
    sight.page.click("#paint-go")
    sight.until("window.easel?.shown === 4")
    sight.page.click("#tab-stylize")
    sight.page.click("#stylize-go")
    sight.wait("#files a")
    paths = [path for path, _ in canned.asked if "jobs" in path]
    assert paths == ["/api/jobs", "/api/jobs/job0/stop", "/api/jobs"]
    sight.page.click("#tab-paint")
    assert sight.page.locator("#film").is_visible()
    assert sight.page.locator("#go-on").is_visible()


def test_the_tab_of_colours_stops_nothing_by_being_looked_at(sight, canned):
    gate = threading.Event()
    canned.plans.append(half(gate))
    sight.open()
    sight.page.click("#paint-go")
    sight.until("window.easel?.shown === 4")
    sight.page.click("#tab-colour")
    sight.page.wait_for_timeout(400)
    assert canned.to("/stop") == [] and len(canned.orders()) == 1
    gate.set()
    sight.page.click("#tab-paint")
    sight.wait("#film")


def test_stopping_in_the_line_is_no_fault(sight, canned):
    failed = frame({"event": "failed", "error": "it was stopped", "code": "stopped"})
    canned.plans.append([frame({"event": "waiting", "place": 2}), canned.stopped, failed])
    sight.open()
    sight.page.click("#paint-go")
    sight.until("document.querySelector('#work-text').textContent.startsWith('Waiting')")
    sight.page.click("#stop")
    sight.until("document.querySelector('#work-text').textContent === 'Stopped'")
    assert not sight.page.locator("#error").is_visible()
    assert sight.page.inner_text("#said") == "Stopped"


def test_nothing_moves_while_painting_and_photograph_are_compared(sight):
    sight.open()
    sight.paint()
    box = sight.page.locator("#painting").bounding_box()
    sight.page.keyboard.down("c")
    assert sight.page.locator("#photo").bounding_box() == box
    for shown in ("#film", "#keep", "#work"):
        assert sight.page.locator(shown).is_visible()
    sight.page.keyboard.up("c")


def test_an_old_answer_does_not_come_to_a_new_page(sight, canned):
    gate = threading.Event()
    canned.plans.append([gate, frame({"event": "picture", "share": 1.0}, png()), done(0)])
    sight.page.click("#tab-sketch")
    sight.page.locator("#answer-page canvas").click()
    sight.ordered(1)
    sight.page.select_option("#sketch-translator", "monet-colors")
    gate.set()
    sight.page.wait_for_timeout(300)
    assert not sight.page.locator("#answer").is_visible()


def test_answers_that_are_not_shown_any_more_are_let_go(sights, canned):
    sight = sights()
    sight.page.add_init_script(REVOKED)
    sight.load()
    sight.page.click("#tab-sketch")
    page = sight.page.locator("#answer-page canvas")
    for count in (1, 2):
        page.click(position={"x": 60, "y": 60 * count})
        sight.until(f"made.length === {count}")
    sight.page.click("#tab-paint")
    sight.page.click("#tab-sketch")
    page.click(position={"x": 60, "y": 180})
    sight.until("made.length === 3")
    sight.until("let_go.filter((x) => x).join() === made.slice(0, 2).join()")


def test_a_sheet_that_comes_late_changes_no_later_painting(sight, canned):
    canned.plans += [[canvas(paper=True), strokes(3), done(3)], painted(8)]
    held = []
    sight.page.route("**/ground.png*", lambda route: held.append(route))
    sight.open()
    sight.page.click("#paint-go")
    for _ in range(200):
        if held:
            break
        sight.page.wait_for_timeout(20)
    sight.page.click("#change")
    sight.open("Cat")
    sight.paint()
    held[0].fulfill(content_type="image/png", body=png())
    sight.page.wait_for_timeout(200)
    assert sight.page.evaluate("[easel.header.ground.paper ?? null, easel.shown]") == [None, 8]


def test_a_size_that_cannot_be_is_told_and_not_changed(sight):
    sight.open()
    sight.paint()
    sight.page.fill("#size", "")
    asked = len(sight.asked)
    sight.role("link", "PNG").click()
    assert sight.page.evaluate("document.activeElement.id") == "size"
    sight.page.fill("#size", "9000")
    sight.role("link", "PNG").click()
    assert len(sight.asked) == asked
    assert sight.role("link", "PNG").get_attribute("href").endswith("?size=2048")


def test_a_painting_is_there_after_a_reload_until_another_photograph_is_chosen(sight, canned):
    sight.open()
    sight.paint()
    sight.until("location.hash === '#job=job0'")
    sight.page.reload()
    sight.wait("#film")
    assert len(canned.orders()) == 1
    assert sight.role("button", "Paint it").is_visible(), "there is no photograph to paint again"
    sight.page.click("#change")
    sight.open()
    assert sight.page.evaluate("location.hash") == ""


def test_a_kept_painting_says_no_time(sight, canned):
    ended = frame({"event": "done", "strokes": 1, "seconds": 0, "psnr": None, "stopped": False})
    canned.plans.append([canvas(), strokes(1, psnr=None), ended])
    upload(sight, *KEPT)
    sight.wait("#film")
    assert sight.text("#work-text") == "1 stroke"


def test_without_webgl_a_kept_painting_opens(sights):
    sight = sights().load("?plain")
    upload(sight, *KEPT)
    sight.wait("#files a")
    sight.page.wait_for_timeout(100)


def test_the_end_of_a_painting_is_drawn_at_once(sight):
    sight.page.add_init_script("window.ended = []")
    sight.load()
    sight.open()
    sight.page.evaluate(
        """async () => {
            const { Canvas } = await import("/page/strokes.js");
            const { show } = Canvas.prototype;
            Canvas.prototype.show = function (count, now) {
                if (now) ended.push(count);
                return show.call(this, count);
            };
        }"""
    )
    sight.paint()
    assert sight.page.evaluate("ended") == [8]
