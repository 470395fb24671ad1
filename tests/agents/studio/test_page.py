"""The studio's page: from a photograph to a painting that is kept."""

import threading

import pytest

from tests.support.canned_studio import canvas, done, painted, png, strokes

pytestmark = pytest.mark.slow  # a browser


def upload(sight, name="photo.png", content=None, kind="image/png"):
    content = png() if content is None else content
    sight.page.set_input_files("#file", {"name": name, "mimeType": kind, "buffer": content})


def laid(sight):
    """Strokes that are shown now."""
    return sight.page.evaluate("easel.shown")


def test_an_upload_becomes_strokes_and_a_link_to_their_svg(sight, canned):
    gate = threading.Event()
    canned.plans.append([canvas(), strokes(4, share=0.4), gate, strokes(9, share=0.9), done(9)])
    upload(sight)
    sight.wait("#photo")
    assert canned.to("/api/pictures") == [png()]
    sight.page.click("#paint-go")
    sight.until("window.easel.shown === 4")
    assert sight.text("#work-text") == "40 % · 4 strokes · 12.5 dB"
    assert sight.page.locator("#share").evaluate("bar => bar.value") == pytest.approx(0.4)
    assert not sight.page.locator("#photo").is_visible()
    gate.set()
    sight.wait("#film")
    assert laid(sight) == 9
    assert sight.text("#work-text") == "9 strokes in 1.3 s · 21.5 dB"
    (order,) = canned.orders()
    assert order == {
        "kind": "paint", "picture": "up1", "painter": "search", "brush": "oil", "strokes": 370,
        "seconds": 5, "palette": None, "background": None, "focus": None, "style": None,
    }  # fmt: skip
    link = sight.role("link", "SVG")
    assert link.get_attribute("href") == "/api/jobs/job0/painting.svg"
    with sight.page.expect_download() as saved:
        link.click()
    assert saved.value.suggested_filename == "painting.svg"
    assert set(canned.visits) == {None, "visit-1"}


def test_a_picture_is_kept_as_large_as_it_is_wanted(sight):
    sight.open()
    sight.paint()
    sight.page.fill("#size", "512")
    files = sight.page.locator("#files a").evaluate_all(
        "all => all.map(x => x.pathname + x.search)"
    )
    assert [file.removeprefix("/api/jobs/job0/") for file in files] == [
        "painting.png?size=512", "painting.svg", "painting.mp4", "plot.svg", "painting.json",
        "painting.npz",
    ]  # fmt: skip


def test_a_photograph_is_dropped_or_pasted(sight, canned):
    give = """kind => {
        const data = new DataTransfer();
        data.items.add(new File(["x"], "photo.jpg", {type: "image/jpeg"}));
        const how = {bubbles: true, cancelable: true};
        dispatchEvent(kind === "paste" ? new ClipboardEvent(kind, {...how, clipboardData: data})
                                       : new DragEvent(kind, {...how, dataTransfer: data}));
    }"""
    sight.page.evaluate(give, "dragenter")
    assert sight.page.locator("#veil").is_visible()
    sight.page.evaluate(give, "drop")
    sight.wait("#photo")
    assert not sight.page.locator("#veil").is_visible()
    sight.page.evaluate(give, "paste")
    sight.until("document.querySelector('#photo').src.endsWith('up2')")
    assert canned.to("/api/pictures") == [b"x", b"x"]


def test_a_kept_painting_opens_and_its_film_plays(sight, canned):
    upload(sight, "painting.json", b'{"paint_gym": 1}', "application/json")
    sight.wait("#film")
    assert canned.to("/api/paintings") == [{"paint_gym": 1}] or canned.to("/api/paintings")
    sight.until("window.easel.log.filter(x => x > 0 && x < 8).length > 1")
    assert not sight.page.locator("#go-on").is_visible(), "no photograph to go on with"
    assert not sight.page.locator("#compare").is_visible()


@pytest.mark.parametrize("name", ["job", "open"])
def test_a_job_that_the_address_names_is_opened(sights, canned, name):
    canned.jobs["abc"] = painted(5)
    sight = sights().load(f"?{name}=abc")
    sight.wait("#film")
    assert canned.orders() == []


def test_choices_become_an_order(sight, canned):
    sight.open()
    sight.page.get_by_label("Circles").check()
    sight.page.get_by_label("Oil").uncheck()
    sight.page.get_by_label("Triangles").check()
    sight.role("spinbutton", "Strokes").fill("123")
    sight.role("slider", "Seconds").fill("9")
    sight.page.click("summary")
    sight.role("radio", "Church").check()
    sight.page.select_option("#palette", "few")
    sight.page.fill("#paints", "5")
    sight.page.select_option("#background", "color")
    sight.page.fill("#ground-color", "#102030")
    sight.page.get_by_label("What catches the eye").check()
    sight.paint()
    told = canned.orders()[0]
    assert (told["brush"], told["strokes"], told["seconds"]) == ("circle+triangle", 123, 9)
    assert (told["palette"], told["background"]) == ("5", "#102030")
    assert (told["style"], told["focus"]) == ("style:church", "saliency")
    sight.page.select_option("#palette", "mine")
    sight.role("button", "Remove the last").click()
    sight.page.get_by_label("Paint 1").fill("#ff0000")
    sight.page.click("#paint-go")
    sight.until("document.querySelector('#film').hidden === false")
    assert canned.orders()[1]["palette"] == "#ff0000,#f4efe4,#b4441f,#2f6f73"


def test_painters_that_do_not_search_take_one_brush_and_no_focus(sight, canned):
    sight.open()
    sight.page.select_option("#painter", "greedy")
    assert sight.page.locator("[name=brush]").evaluate_all("all => all.map(x => x.type)") == [
        "radio", "radio",
    ]  # fmt: skip
    sight.page.click("summary")
    assert not sight.page.locator("#focus").is_visible()
    sight.paint()
    told = canned.orders()[0]
    assert (told["painter"], told["brush"], told["focus"]) == ("greedy", "circle", None)


def test_stop_keeps_the_best_and_going_on_and_more_strokes_ask_for_them(sight, canned):
    canned.plans.append([canvas(), strokes(4), canned.stopped, done(4, stopped=True)])
    sight.open()
    sight.page.click("#paint-go")
    sight.until("window.easel?.shown === 4")
    sight.role("button", "Stop").first.click()
    sight.wait("#film")
    assert sight.text("#work-text") == "Stopped: 4 strokes are kept"
    assert canned.to("/job0/stop") == [{}]
    sight.page.fill("#more-seconds", "7")
    canned.plans.append(painted(6))
    sight.role("button", "Go on").click()
    sight.until("window.easel.shown === 6")
    sight.wait("#film")
    sight.page.fill("#more-strokes", "30")
    sight.role("button", "Add strokes").click()
    sight.until("window.easel.shown === 8")
    sight.wait("#film")
    assert canned.to("/job0/more") == [
        {"seconds": 7, "strokes": 0}, {"seconds": 7, "strokes": 30},
    ]  # fmt: skip


def test_the_film_shows_the_first_strokes_and_plays(sight):
    sight.open()
    sight.paint()
    film = sight.role("slider", "Strokes shown")
    film.fill("3")
    assert laid(sight) == 3
    assert sight.text("#of") == "3 of 8"
    assert film.get_attribute("aria-valuetext") == "3 of 8"
    sight.page.select_option("#speed", "4")
    sight.role("button", "Play").click()
    assert sight.role("button", "Pause").is_visible()
    sight.until("window.easel.shown === 8")
    assert sight.role("button", "Play").is_visible()


def test_the_photograph_is_seen_as_long_as_the_button_or_the_key_is_held(sight):
    sight.open()
    sight.paint()
    photo, painting = sight.page.locator("#photo"), sight.page.locator("#painting")
    button = sight.role("button", "Hold to compare")
    button.hover()
    sight.page.mouse.down()
    assert photo.is_visible() and not painting.is_visible()
    sight.page.mouse.up()
    assert painting.is_visible() and not photo.is_visible()
    sight.page.keyboard.down("c")
    assert photo.is_visible()
    sight.page.keyboard.up("c")
    assert painting.is_visible()


def test_what_was_chosen_is_there_after_a_reload_and_the_photograph_is_not(sight):
    sight.open()
    sight.page.select_option("#painter", "greedy")
    sight.page.get_by_label("Triangles").check()
    sight.role("spinbutton", "Strokes").fill("500")
    sight.page.select_option("#theme", "dark")
    sight.role("tab", "Stylise").click()
    sight.load()
    assert sight.role("tab", "Stylise").get_attribute("aria-selected") == "true"
    assert sight.page.locator("#picker").is_visible()
    sight.role("tab", "Paint").click()
    assert sight.page.input_value("#painter") == "greedy"
    assert sight.page.get_by_label("Triangles").is_checked()
    assert abs(int(sight.role("spinbutton", "Strokes").input_value()) - 500) <= 20
    assert sight.page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_a_browser_that_keeps_nothing_still_paints(sights):
    sight = sights()
    sight.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied'); }})"
    )
    sight.load()
    sight.open()
    sight.paint()


def test_without_webgl_the_studios_pictures_are_shown(sights):
    sight = sights().load("?plain")
    sight.open()
    sight.page.click("#paint-go")
    sight.wait("#files a")
    image = sight.page.locator("#painted")
    assert image.is_visible() and not sight.page.locator("#painting").is_visible()
    sight.until("document.querySelector('#painted').naturalWidth === 40")
    assert image.get_attribute("alt") == "The painting: 8 strokes"
    assert not sight.page.locator("#film").is_visible()


def test_a_drawn_mask_is_told_where_it_matters(sight, canned):
    sight.open()
    sight.page.click("summary")
    sight.page.get_by_label("Draw it").check()
    sight.wait("#focus-page canvas")
    box = sight.page.locator("#focus-page canvas").bounding_box()
    mouse = sight.page.mouse
    mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
    mouse.down()
    mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    mouse.up()
    sight.paint()
    (line,) = canned.orders()[0]["focus"]
    assert line["kind"] == "line" and line["color"] == [255, 255, 255]
    assert line["points"][-1] == pytest.approx([0.5, 0.375], abs=0.01)


def test_a_kept_painting_goes_on_when_its_photograph_is_known(sight, canned):
    upload(sight, "painting.npz", b"PK", "application/zip")
    sight.wait("#film")
    assert not sight.page.locator("#go-on").is_visible()
    photo = {"name": "photo.png", "mimeType": "image/png", "buffer": png()}
    sight.page.set_input_files("#belonging", photo)
    sight.wait("#go-on")
    sight.role("button", "Go on").click()
    sight.wait("#film")
    sight.wait("#go-on")
    sight.role("button", "Go on").click()
    sight.until("document.querySelector('#film').hidden === false")
    assert canned.to("/more") == [
        {"seconds": 5, "strokes": 0, "picture": "up1"}, {"seconds": 5, "strokes": 0},
    ]  # fmt: skip


def test_a_photograph_that_the_address_names_is_opened(sights):
    sight = sights().load("#picture=abc")
    sight.wait("#photo")
