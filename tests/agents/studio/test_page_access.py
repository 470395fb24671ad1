"""The studio's page for everyone: keyboard alone, names, contrast, languages, small screens."""

import re

import pytest

from tests.agents.studio.conftest import DESKTOP, PHONE, everywhere
from tests.support.canned_studio import canvas, done, strokes

pytestmark = pytest.mark.slow  # a browser

CONTRAST = """() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
    const bytes = (...layers) => {
        canvas.clearRect(0, 0, 1, 1);
        for (const color of layers) { canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); }
        return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    };
    const light = (color) => color.map((x) => x / 255)
        .map((x) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4))
        .reduce((sum, x, i) => sum + x * [0.2126, 0.7152, 0.0722][i], 0);
    const below = (element) => {
        const layers = [];
        for (let at = element; at; at = at.parentElement) {
            layers.unshift(getComputedStyle(at).backgroundColor);
        }
        return layers;
    };
    const poor = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
        if (element.closest(":disabled, .unseen, noscript")) continue;
        const layers = below(element);
        const ink = light(bytes(...layers, getComputedStyle(element).color));
        const ground = light(bytes(...layers));
        const [high, low] = [Math.max(ink, ground) + 0.05, Math.min(ink, ground) + 0.05];
        if (high / low < 4.5) poor.push([walker.currentNode.data.trim(), high / low]);
    }
    return poor;
}"""
SMALL = """() => [...document.querySelectorAll("button, select, input, a, summary, label.chip")]
    .filter((x) => x.checkVisibility() && !x.matches(".picture"))
    .filter((x) => !x.closest(".unseen, .skip, .chip, .thumb, .tick"))
    .map((x) => [x.id || x.className, x.getBoundingClientRect().height])
    .filter(([, height]) => height < 44)"""


def presses(sight, key, times):
    for _ in range(times):
        sight.page.keyboard.press(key)


def focus_on(sight, condition):
    """Tab until the focus is on something."""
    for _ in range(80):
        sight.page.keyboard.press("Tab")
        if sight.page.evaluate(f"(x => {condition})(document.activeElement)"):
            return
    raise AssertionError(f"the focus never came to {condition}")


def test_from_load_to_a_finished_painting_by_keyboard_alone(sight, canned):
    keys = sight.page.keyboard
    keys.press("Tab")
    assert sight.page.evaluate("document.activeElement.className") == "skip"
    focus_on(sight, "x.textContent === 'Coffee'")
    keys.press("Enter")
    sight.wait("#photo")
    assert sight.page.evaluate("document.activeElement.id") == "paint-go", "ready to paint"
    keys.press("Shift+Tab")
    assert sight.page.evaluate("document.activeElement.localName") == "summary"
    keys.press("Control+Enter")
    sight.wait("#film")
    sight.page.evaluate("document.activeElement.blur()")
    focus_on(sight, "x.id === 'count'")
    presses(sight, "ArrowLeft", 3)
    assert sight.page.evaluate("easel.shown") == 5
    keys.press("k")
    assert sight.role("button", "Pause").is_visible()
    keys.press("k")
    keys.press("g")
    sight.until("document.querySelector('#film').hidden === false && easel.shown === 8")
    assert len(canned.to("/more")) == 1


def test_the_focus_is_seen_wherever_it_is(sight):
    sight.open()
    sight.page.click("summary")
    seen = set()
    for _ in range(60):
        sight.page.keyboard.press("Tab")
        name, outline = sight.page.evaluate(
            """() => {
                const x = document.activeElement, shown = x.closest(".chip, .thumb") ?? x;
                const name = x.id + x.name + x.value + x.className;
                return [name, getComputedStyle(shown).outlineStyle];
            }"""
        )
        seen.add(name)
        assert outline != "none" or name.startswith("undefined"), name
    assert len(seen) > 15


def test_tabs_are_walked_by_arrows_and_only_one_is_in_the_order_of_tab(sight):
    sight.role("tab", "Paint").focus()
    sight.page.keyboard.press("ArrowRight")
    assert sight.page.evaluate("document.activeElement.id") == "tab-stylize"
    assert sight.role("tab", "Stylise").get_attribute("aria-selected") == "true"
    presses(sight, "ArrowLeft", 2)
    assert sight.page.evaluate("document.activeElement.id") == "tab-colour"
    sight.page.keyboard.press("Home")
    assert sight.page.locator("[role=tab][tabindex='0']").evaluate_all("x => x.map(y => y.id)") == [
        "tab-paint"
    ]
    assert sight.page.locator("main").get_attribute("aria-labelledby") == "tab-paint"


def test_shortcuts_are_listed_by_a_key_and_can_be_turned_off(sight):
    sight.page.keyboard.press("?")
    dialog = sight.role("dialog", "Keyboard shortcuts")
    assert dialog.is_visible()
    assert dialog.locator("dt").count() == dialog.locator("dd").count() == 17
    sight.page.get_by_label("Single-key shortcuts").uncheck()
    sight.page.keyboard.press("Escape")
    assert not dialog.is_visible()
    sight.page.keyboard.press("3")
    assert sight.role("tab", "Paint").get_attribute("aria-selected") == "true"
    sight.role("button", "Keyboard shortcuts").click()
    sight.page.get_by_label("Single-key shortcuts").check()
    sight.role("button", "Close").click()
    sight.page.keyboard.press("3")
    assert sight.role("tab", "Sketch").get_attribute("aria-selected") == "true"
    sight.page.locator("#sketch-translator").focus()
    sight.page.keyboard.press("1")
    assert sight.role("tab", "Sketch").get_attribute("aria-selected") == "true", "it is typed there"


def test_every_control_has_a_name(sight):
    tree = sight.page.context.new_cdp_session(sight.page)
    for _ in everywhere(sight):
        nodes = tree.send("Accessibility.getFullAXTree")["nodes"]
        roles = "button slider combobox spinbutton radio checkbox tab link ColorWell image"
        roles = f"{roles} application group progressbar tabpanel".split()
        told = [(x["role"]["value"], x.get("name", {}).get("value", "")) for x in nodes
                if not x.get("ignored") and "role" in x]  # fmt: skip
        assert len(told) > 20
        assert not [role for role, name in told if role in roles and not name.strip()]
        landmarks = {role for role, _ in told}
        assert {"banner", "complementary", "tabpanel", "region"} <= landmarks


def test_progress_is_said_in_steps_and_not_for_every_stroke(sights, canned):
    events = [strokes(4, share=share / 100) for share in range(2, 100, 2)]
    canned.plans.append([canvas(), *events, done(4)])
    sight = sights()
    sight.page.add_init_script("""addEventListener("DOMContentLoaded", () => {
        window.said = [];
        const place = document.querySelector("#said");
        new MutationObserver(() => said.push(place.textContent)).observe(place, {childList: true});
    })""")
    sight.load()
    sight.open()
    sight.page.evaluate("window.said = []")
    sight.paint()
    said = sight.page.evaluate("said")
    assert said[-1] == "4 strokes in 1.3 s · 21.5 dB"
    assert len(said) <= 6
    assert sight.page.locator("#said").get_attribute("aria-live") == "polite"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_in_both_themes(sights, scheme):
    sight = sights(color_scheme=scheme, reduced_motion="reduce").load()
    paper = sight.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (max(map(int, re.findall(r"\d+", paper))) < 60) == (scheme == "dark")
    for name in everywhere(sight):
        assert sight.page.evaluate(CONTRAST) == [], name
    sight.page.keyboard.press("?")
    assert sight.page.evaluate(CONTRAST) == []


def test_the_theme_can_be_chosen_against_the_system(sights):
    sight = sights(color_scheme="dark").load()
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = sight.page.evaluate(paper)
    sight.page.select_option("#theme", "light")
    assert sight.page.evaluate(paper) != dark
    sight.page.keyboard.press("Escape")
    sight.page.evaluate("document.activeElement.blur()")
    presses(sight, "t", 2)
    assert sight.page.input_value("#theme") == "auto"
    assert sight.page.evaluate(paper) == dark


def test_with_reduced_motion_nothing_moves_by_itself(sights, canned):
    sight = sights(reduced_motion="reduce").load("?job=none")
    sight.allowed = ("404",)
    still = """() => [...document.querySelectorAll("*")].map((x) => getComputedStyle(x))
        .every((x) => x.transitionDuration === "0s" && x.animationName === "none")"""
    assert sight.page.evaluate(still)
    file = {"name": "painting.npz", "mimeType": "application/zip", "buffer": b"PK"}
    sight.page.set_input_files("#file", file)
    sight.wait("#film")
    sight.page.wait_for_timeout(200)
    assert sight.role("button", "Play").is_visible()
    assert sight.page.evaluate("easel.log.every(x => x === 0 || x >= 4)")


@pytest.mark.parametrize("size", [DESKTOP, PHONE, (320, 640)], ids=str)
@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_nothing_scrolls_sideways(sights, size, locale):
    sight = sights(size, locale=locale).load()
    for name in everywhere(sight):
        wide, wall = sight.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= wall, name


def test_on_a_phone_all_that_is_touched_is_large_enough_and_controls_are_below(sights):
    sight = sights(PHONE, has_touch=True, is_mobile=True).load()
    for name in everywhere(sight):
        assert sight.page.evaluate(SMALL) == [], name
    stage, controls = (sight.page.locator(x).bounding_box() for x in ("#stage", "#controls"))
    assert controls["y"] >= stage["y"] + stage["height"] - 1


@pytest.mark.parametrize(
    "size", [(844, 390), (932, 430), (853, 480), (1024, 600), (390, 844)], ids=str
)
def test_a_painting_is_large_enough_to_be_seen_in_low_windows_too(sights, size):
    sight = sights(size).load()
    sight.open()
    sight.paint()
    painting = sight.page.locator("#painting").bounding_box()
    assert painting["height"] >= 240
    sight.page.click("#tab-sketch")
    page = sight.page.locator("#answer-page canvas").bounding_box()
    assert page["height"] >= 240 or page["width"] >= 240


def test_the_language_is_clear_of_the_title_on_the_smallest_phone(sights):
    sight = sights((320, 640)).load()
    title, language = (sight.page.locator(x).bounding_box() for x in ("h1", "#language"))
    inner = sight.page.locator("h1").evaluate("x => x.scrollWidth")
    assert title["x"] + inner <= language["x"] + 0.5


def test_what_is_chosen_is_outlined_where_colours_are_forced(sights):
    sight = sights(forced_colors="active").load()
    sight.open()
    sight.paint()
    sight.page.click("summary")
    for chosen in (".segments [aria-pressed=true]", ".thumb:has(:checked)"):
        shown = sight.page.locator(chosen).first
        assert shown.evaluate("x => getComputedStyle(x).outlineStyle") == "solid"


def test_the_focus_never_falls_to_nothing(sight, canned):
    held = "document.activeElement.id"
    canned.plans.append([canvas(), strokes(4), canned.stopped, done(4, stopped=True)])
    sight.open()
    sight.page.click("#paint-go")
    sight.until("window.easel?.shown === 4")
    for pressed in ("#stop", "#go-on", "#add-strokes"):
        sight.page.locator(pressed).focus()
        sight.page.keyboard.press("Enter")
        sight.wait("#film")
        sight.until(f"{held} === 'paint-go'")
    sight.page.click("#tab-colour")
    sight.page.click("#change")
    sight.page.locator(".picture").first.focus()
    sight.page.keyboard.press("Enter")
    sight.until("document.activeElement.localName === 'canvas'")


def test_the_film_is_told_in_the_language_that_is_chosen(sight):
    sight.open()
    sight.paint()
    sight.page.click("#language")
    assert sight.page.locator("#count").get_attribute("aria-valuetext") == "8 / 8"


def test_holding_to_compare_selects_no_text(sight):
    style = "x => getComputedStyle(x).userSelect"
    assert sight.page.locator("#compare").evaluate(style) == "none"


def test_on_a_desk_canvas_and_controls_are_side_by_side_and_nothing_has_to_be_scrolled(sight):
    sight.open()
    sight.paint()
    stage, controls = (sight.page.locator(x).bounding_box() for x in ("#stage", "#controls"))
    assert controls["x"] >= stage["x"] + stage["width"] - 1
    sight.page.click("summary")
    sight.page.select_option("#palette", "mine")
    assert sight.page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    painting = sight.page.locator("#painting").bounding_box()
    assert painting["width"] / painting["height"] == pytest.approx(4 / 3, rel=0.01)
    assert painting["height"] > 500
    assert sight.page.locator("#painting").evaluate("x => x.width") >= painting["width"] - 1
