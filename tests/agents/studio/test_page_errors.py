"""The studio's page where something is wrong: it says so in words, and nothing is lost."""

import threading

import pytest

from agents.studio.wire import frame
from tests.agents.studio.test_page import upload
from tests.support.canned_studio import canvas, done, painted, png, strokes

pytestmark = pytest.mark.slow  # a browser

HOSTILE = "<img src=x onerror=alert(1)>"


def shown(sight):
    sight.wait("#error")
    return sight.text("#error-text")


@pytest.mark.parametrize("status", [413, 415, 408, 503, 400])
def test_an_upload_that_is_refused_is_said_and_can_be_tried_again(sight, canned, status):
    sight.allowed = (f"status of {status}",)
    sight.open()
    canned.refusals["/api/pictures"] = (status, "what the studio says", "upload_large")
    upload(sight)
    assert shown(sight) == "what the studio says"
    assert sight.page.locator("#photo").get_attribute("src").endswith("bundled:coffee.png")
    upload(sight)
    sight.wait("#error", "hidden")
    sight.until("document.querySelector('#photo').src.endsWith('up2')")


def test_an_order_that_cannot_be_is_said_as_the_studio_says_it_and_nothing_is_lost(sight, canned):
    sight.allowed = ("status of 422",)
    sight.open()
    canned.refusals["/api/jobs"] = (422, f"strokes may be 1 to 5000 {HOSTILE}")
    sight.role("spinbutton", "Strokes").fill("77")
    sight.page.click("#paint-go")
    assert shown(sight) == f"strokes may be 1 to 5000 {HOSTILE}"
    assert sight.page.locator("#error img").count() == 0
    assert sight.role("spinbutton", "Strokes").input_value() == "77"
    assert sight.page.locator("#photo").is_visible()
    sight.paint()
    assert not sight.page.locator("#error").is_visible()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("upload_large", "文件太大\uff1a最多 32 MB。"),
        ("of the future", "画室说\uff1awhat the studio says"),
    ],
)
def test_in_chinese_an_error_is_said_by_its_code_or_as_what_the_studio_says(
    sights, canned, code, words
):
    sight = sights(locale="zh-CN").load()
    sight.allowed = ("status of 413",)
    canned.refusals["/api/pictures"] = (413, "what the studio says", code, {"most": 32})
    upload(sight)
    assert shown(sight) == words
    sight.page.click("#language")
    assert shown(sight) == "what the studio says"


def test_an_order_that_cannot_be_is_said_in_chinese_with_its_field(sights, canned):
    sight = sights(locale="zh-CN").load()
    sight.allowed = ("status of 422",)
    upload(sight)
    sight.wait("#photo")
    canned.refusals["/api/jobs"] = (422, "1 to 50", "order", {"field": "strokes"})
    sight.page.click("#paint-go")
    assert shown(sight) == "“笔数”不能这样设置。画室说\uff1a1 to 50"


def test_an_error_is_told_to_those_who_do_not_see_and_can_be_closed(sight, canned):
    sight.page.click("#paint-go")
    assert shown(sight) == "Choose a photograph first."
    assert sight.page.locator("#error").get_attribute("role") == "alert"
    sight.role("button", "Close this message").click()
    assert not sight.page.locator("#error").is_visible()


def test_a_job_that_failed_says_why_and_can_be_begun_again(sight, canned):
    failed = frame({"event": "failed", "error": "out of memory: ask for less"})
    canned.plans.append([canvas(), strokes(3), failed])
    sight.open()
    sight.page.click("#paint-go")
    assert shown(sight) == "out of memory: ask for less"
    assert sight.page.evaluate("easel.shown") == 3, "what was painted is still there"
    assert sight.role("button", "Paint again").is_visible()
    sight.paint()
    assert sight.page.evaluate("easel.shown") == 8


def test_a_connection_that_breaks_is_said_and_made_again(sight, canned):
    gate = threading.Event()
    canned.plans.append([canvas(), strokes(3), "break", gate, strokes(6), done(6)])
    sight.open()
    sight.page.click("#paint-go")
    assert shown(sight) == "The connection to the studio is lost. Trying again …"
    gate.set()
    sight.wait("#film")
    assert not sight.page.locator("#error").is_visible()
    assert sight.page.evaluate("easel.shown") == 6
    assert len(canned.orders()) == 1


def test_a_studio_that_is_gone_is_said_and_is_found_again(sights, canned):
    sight = sights()
    sight.allowed = ("status of 500",)
    canned.refusals["/api/about"] = (500, "")
    sight.page.goto(canned.url)
    assert shown(sight) == "The studio answered with an error (500)."
    sight.wait("body.ready")
    assert not sight.page.locator("#error").is_visible()
    sight.open()


def test_no_answer_at_all_is_said_and_the_photograph_stays(sight):
    sight.allowed = ("ERR_FAILED",)
    sight.open()
    sight.page.route("**/api/jobs", lambda route: route.abort())
    sight.page.click("#paint-go")
    assert "Is it still running?" in shown(sight)
    sight.page.unroute("**/api/jobs")
    sight.paint()


def test_a_painting_that_is_no_longer_kept_can_be_painted_again(sight, canned):
    sight.allowed = ("status of 404",)
    canned.gone.add("job0")
    sight.open()
    sight.page.click("#paint-go")
    assert shown(sight) == "no such painting"
    sight.paint()
    assert len(canned.orders()) == 2


def test_a_photograph_that_the_studio_let_go_is_sent_once_more(sight, canned):
    sight.allowed = ("status of 404",)
    upload(sight)
    sight.wait("#photo")
    canned.refusals["/api/jobs"] = (404, "no such picture")
    sight.paint()
    assert [told["picture"] for told in canned.orders()] == ["up1", "up2"]
    assert canned.to("/api/pictures") == [png(), png()]


def test_a_studio_that_was_started_anew_gets_a_new_visit(sight, canned):
    sight.allowed = ("status of 401",)
    sight.open()
    sight.paint()
    canned.refusals["/api/jobs"] = (401, "no such visit")
    sight.page.click("#paint-go")
    sight.ordered(3)
    sight.wait("#film")
    assert canned.visits[-1] == "visit-2"


def test_a_file_that_cannot_be_had_is_said(sight, canned):
    sight.allowed = ("status of 422", "status of 404")
    sight.open()
    sight.paint()
    canned.refusals["/api/jobs/job0/painting.mp4"] = (422, "that film is too long")
    sight.role("link", "MP4").click()
    assert shown(sight) == "that film is too long"
    canned.refusals["/api/jobs/job0/painting.png"] = (404, "no such painting")
    sight.role("link", "PNG").click()
    sight.until("document.querySelector('#error-text').textContent === 'no such painting'")


def test_a_place_in_the_line_is_shown(sight, canned):
    gate = threading.Event()
    canned.plans.append([frame({"event": "waiting", "place": 3}), gate, *painted()])
    sight.open()
    sight.page.click("#paint-go")
    sight.until("document.querySelector('#work-text').textContent === 'Waiting: 3 before you'")
    assert sight.page.locator("#share").evaluate("bar => bar.matches(':indeterminate')")
    gate.set()
    sight.wait("#film")


def test_another_photograph_leaves_the_job_of_the_last(sight, canned):
    gate = threading.Event()
    canned.plans.append([canvas(), strokes(3), gate, strokes(6), done(6)])
    sight.open()
    sight.page.click("#paint-go")
    sight.until("window.easel?.shown === 3")
    sight.role("button", "Another photograph").click()
    sight.open("Cat")
    assert sight.page.locator("#photo").is_visible()
    assert not sight.page.locator("#work").is_visible()
    gate.set()
    sight.page.wait_for_timeout(200)
    assert sight.page.locator("#photo").is_visible()
    sight.paint()
    assert canned.orders()[1]["picture"] == "bundled:chelsea.png"


def test_events_are_read_however_their_bytes_are_cut(sight, canned):
    stream = b"".join(painted(5))
    canned.plans.append([stream[at : at + 7] for at in range(0, len(stream), 7)])
    sight.open()
    sight.paint()
    assert sight.page.evaluate("easel.rows.length") == 5
    assert sight.page.evaluate("easel.header.width") == 40
