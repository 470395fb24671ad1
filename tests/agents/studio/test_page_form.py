"""The studio's page: fields that depend on others, what is remembered, and keys that begin."""

import json
import threading

import pytest

from tests.agents.studio.conftest import PHONE
from tests.support.canned_studio import canvas, done, png, strokes

pytestmark = pytest.mark.slow  # a browser

OWN = {"name": "own.png", "mimeType": "image/png", "buffer": png()}


def remembered(sights, **kept):
    """A page in a browser that has kept this."""
    sight = sights()
    told = json.dumps(json.dumps(kept))
    sight.page.add_init_script(f"localStorage.setItem('paint-gym-studio', {told})")
    return sight.load()


def test_a_field_that_is_not_shown_cannot_be_wrong(sight):
    sight.open()
    sight.page.click("summary")
    sight.page.select_option("#palette", "few")
    sight.page.fill("#paints", "100")
    sight.page.select_option("#palette", "any")
    sight.paint()


def test_a_wrong_field_that_is_folded_away_is_unfolded(sight, canned):
    sight.open()
    sight.page.click("summary")
    sight.page.select_option("#palette", "few")
    sight.page.fill("#paints", "100")
    sight.page.click("summary")
    sight.page.click("#paint-go")
    sight.wait("#paints")
    assert canned.orders() == []


@pytest.mark.parametrize(
    "kept",
    [
        {"paint": "x", "inks": 5, "brushes": "oil", "strokes": "many", "single": 3, "tab": 4},
        {"paint": {"paints": 100, "strokes": {}}, "inks": [], "brushes": [7], "strokes": 1e9},
        {"language": "toString", "theme": {}, "inks": ["red", 4], "stylize": []},
    ],
)
def test_what_cannot_have_been_kept_is_not_heeded(sights, canned, kept):
    sight = remembered(sights, **kept)
    sight.open()
    sight.page.click("summary")
    sight.page.select_option("#palette", "mine")
    assert sight.page.locator("#inks input").count() == 5
    sight.paint()
    assert canned.orders()[0]["strokes"] == 370
    sight.page.select_option("#palette", "few")
    assert sight.page.input_value("#paints") == "8"


def test_the_number_of_strokes_is_remembered_as_it_was_typed(sight, canned):
    sight.page.fill("#strokes-number", "123")
    sight.load()
    assert sight.page.input_value("#strokes-number") == "123"
    sight.page.locator("#strokes").fill("0")
    sight.load()
    assert sight.page.input_value("#strokes-number") == "10"


def test_after_a_style_of_ones_own_a_reload_has_one_chosen(sight):
    sight.page.click("#tab-stylize")
    sight.open()
    sight.page.set_input_files("#styles input[type=file]", OWN)
    sight.wait("#styles input[value=own]")
    sight.load()
    assert sight.role("radio", "Church").is_checked()


def test_a_held_key_begins_once_and_only_what_may_be(sight, canned):
    canned.plans.append([canned.stopped])
    sight.open()
    keys = sight.page.keyboard
    sight.page.fill("#strokes-number", "0")
    keys.press("Control+Enter")
    assert canned.orders() == []
    sight.page.fill("#strokes-number", "50")
    keys.down("Control")
    for _ in range(4):
        keys.down("Enter")
    keys.up("Enter")
    keys.up("Control")
    sight.page.locator("#paint-go").focus()
    sight.page.wait_for_timeout(200)
    assert len(canned.orders()) == 1 and canned.to("/stop") == []
    sight.page.click("#stop")


def test_more_strokes_than_seconds_allow_are_said_beforehand(sight):
    note = sight.page.locator("#seconds-few")
    assert not note.is_visible()
    sight.page.fill("#strokes-number", "4500")
    sight.page.locator("#seconds").fill("2")
    assert note.inner_text() == "So many strokes need more time: 5 seconds or more."
    sight.page.locator("#seconds").fill("5")
    assert not note.is_visible()
    sight.page.locator("#seconds").fill("2")
    sight.page.select_option("#painter", "greedy")
    assert not note.is_visible()


def test_on_a_phone_the_page_for_the_focus_comes_into_sight(sights):
    sight = sights(PHONE).load()
    sight.open()
    sight.page.click("summary")
    sight.page.get_by_label("Draw it").check()
    sight.wait("#focus-page canvas")
    box = sight.page.locator("#focus-page canvas").bounding_box()
    assert box["y"] >= 0 and box["y"] + box["height"] <= PHONE[1]


def test_the_panel_stays_where_a_person_has_scrolled_it(sight, canned):
    gate = threading.Event()
    canned.plans.append([canvas(), gate, strokes(4), done(4)])
    sight.open()
    sight.page.click("summary")
    sight.page.click("#paint-go")
    sight.page.get_by_label("What catches the eye").focus()
    sight.page.evaluate("document.querySelector('#controls').scrollTop = 300")
    gate.set()
    sight.wait("#film")
    assert sight.page.evaluate("document.querySelector('#controls').scrollTop") > 100
    assert sight.page.evaluate("document.activeElement.name") == "focus"
