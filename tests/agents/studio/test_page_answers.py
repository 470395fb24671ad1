"""The studio's page: stylising, sketches and dabs of colour that are answered."""

import threading

import pytest

from tests.support.canned_studio import picture, png

pytestmark = pytest.mark.slow  # a browser


def test_stylising_shows_pictures_on_the_way_and_keeps_the_last(sight, canned):
    sight.role("tab", "Stylise").click()
    sight.open()
    assert sight.role("radio", "Church").is_checked()
    sight.role("radio", "Wave").check()
    sight.page.get_by_label("Keep the photograph\u2019s colours").check()
    sight.page.click("#stylize-go")
    sight.wait("#files a")
    assert sight.page.locator("#stylized").evaluate("x => x.naturalWidth") == 16
    assert canned.orders() == [{
        "kind": "stylize", "picture": "bundled:coffee.png", "style": "style:wave", "preview": True,
        "original_colors": True,
    }]  # fmt: skip
    links = sight.page.locator("#files a").evaluate_all("all => all.map(x => x.pathname)")
    assert links == ["/api/jobs/job0/painting.png"]


def test_a_style_of_ones_own_is_sent_and_chosen(sight, canned):
    sight.role("tab", "Stylise").click()
    sight.open()
    own = {"name": "own.png", "mimeType": "image/png", "buffer": png()}
    sight.page.set_input_files("#styles input[type=file]", own)
    sight.wait("#styles input[value=own]")
    sight.page.click("#stylize-go")
    sight.wait("#files a")
    assert canned.orders()[0]["style"] == "up1"


def test_the_answer_to_the_latest_sketch_is_shown_and_none_between_is_asked_for(sight, canned):
    gate = threading.Event()
    canned.plans.append([gate, *picture((9, 9, 9))])
    sight.role("tab", "Sketch").click()
    box = sight.page.locator("#answer-page canvas").bounding_box()
    mouse = sight.page.mouse
    for row in range(1, 6):
        mouse.move(box["x"] + 50, box["y"] + 60 * row)
        mouse.down()
        mouse.move(box["x"] + 250, box["y"] + 60 * row)
        mouse.up()
        if row == 1:
            sight.until("document.querySelector('#answer-note').textContent === 'Answering …'")
            sight.page.wait_for_timeout(300)
    assert len(canned.orders()) == 1
    gate.set()
    sight.ordered(2)
    sight.until("document.querySelector('#answer-note').hidden")
    orders = canned.orders("answer")
    assert [len(told["marks"]) for told in orders] == [1, 5]
    assert orders[1]["translator"] == "monet-sketch" and orders[1]["picture"] is None
    link = sight.page.locator("#files a")
    assert link.get_attribute("href") == "/api/jobs/job1/painting.png"


def test_dabs_of_colour_are_answered_and_what_was_drawn_stays_while_tabs_change(sight, canned):
    sight.role("tab", "Colour").click()
    sight.open()
    sight.until("document.querySelector('#answer-note').hidden")
    assert canned.orders()[0]["marks"] == [], "grey alone is answered, too"
    sight.role("button", "Blue").click()
    page = sight.page.locator("#answer-page canvas")
    box = page.bounding_box()
    page.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    sight.ordered(2)
    told = canned.orders()[-1]
    assert (told["translator"], told["picture"]) == ("monet-hints", "bundled:coffee.png")
    (dot,) = told["marks"]
    assert (dot["kind"], dot["color"]) == ("dot", [40, 80, 180])
    assert dot["at"] == pytest.approx([0.5, 0.375], abs=0.01)
    sight.role("tab", "Paint").click()
    sight.role("tab", "Colour").click()
    assert sight.role("button", "Undo").is_enabled()
