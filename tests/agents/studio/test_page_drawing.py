"""The drawing widget of the studio's page: mouse, pen, finger and keyboard give the right marks."""

import pytest

from agents.sketching.keep import _mark

pytestmark = pytest.mark.slow  # a browser

PAGE = "#answer-page canvas"
SEND = """(canvas, [type, kind, x, y, buttons]) => {
    const box = canvas.getBoundingClientRect();
    canvas.dispatchEvent(new PointerEvent(type, {
        bubbles: true, cancelable: true, pointerId: kind === "pen" ? 7 : 8, pointerType: kind,
        clientX: box.left + x * box.width, clientY: box.top + y * box.height, buttons,
    }));
}"""


@pytest.fixture
def drawn(sight):
    """The tab "Sketch"; what was drawn comes as the last order's marks."""
    sight.role("tab", "Sketch").click()
    return sight


def marks(sight, count, points=None, at=None):
    """Of the last order, when so many are in it, the last one of so many points, or there."""
    for _ in range(500):
        orders = sight.canned.orders()
        found = orders[-1]["marks"] if orders else None
        complete = found is not None and len(found) == count
        complete = complete and (points is None or len(found[-1]["points"]) == points)
        if complete and (at is None or found[-1]["at"] == pytest.approx(at, abs=0.01)):
            return found
        sight.page.wait_for_timeout(20)
    raise AssertionError(f"{found} are not the {count} marks that are wanted")


def colors(sight):
    sight.page.select_option("#sketch-translator", "monet-colors")


def drag(sight, *places, button="left", up=True):
    box = sight.page.locator(PAGE).bounding_box()
    at = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in places]
    sight.page.mouse.move(*at[0])
    sight.page.mouse.down(button=button)
    for place in at[1:]:
        sight.page.mouse.move(*place)
    if up:
        sight.page.mouse.up(button=button)


def seen(sight, x, y):
    """The colour of a place of the page."""
    sight.allowed = ("willReadFrequently",)  # what Chromium says of tests that look
    return sight.page.locator(PAGE).evaluate(
        "(c, [x, y]) => [...c.getContext('2d').getImageData(x * c.width, y * c.height, 1, 1).data]",
        [x, y],
    )


def test_the_mouse_draws_a_line(drawn):
    drag(drawn, (0.2, 0.5), (0.5, 0.5), (0.8, 0.25))
    (line,) = marks(drawn, 1, points=3)
    assert (line["kind"], line["color"], line["width"]) == ("line", [0, 0, 0], 3 / 128)
    assert line["points"][0] == pytest.approx([0.2, 0.5], abs=0.005)
    assert line["points"][-1] == pytest.approx([0.8, 0.25], abs=0.005)
    assert seen(drawn, 0.35, 0.5) == [0, 0, 0, 255]
    assert seen(drawn, 0.35, 0.8) == [255, 255, 255, 255]


def test_marks_are_those_of_sketches_that_are_kept(drawn):
    colors(drawn)
    drag(drawn, (0.2, 0.5), (0.8, 0.5))
    drawn.role("button", "Fill").click()
    drag(drawn, (0.5, 0.2))
    drawn.role("button", "Eraser").click()
    drag(drawn, (0.5, 0.2), (0.6, 0.2))
    kinds = [type(_mark(row)).__name__ for row in marks(drawn, 3)]
    assert kinds == ["Line", "Fill", "Line"]


@pytest.mark.parametrize("kind", ["pen", "touch"])
def test_pen_and_finger_draw_and_one_pointer_draws_at_a_time(drawn, kind):
    canvas = drawn.page.locator(PAGE)
    other = "touch" if kind == "pen" else "pen"
    for type_, who, x in [
        ("pointerdown", kind, 0.2), ("pointerdown", other, 0.9), ("pointermove", other, 0.9),
        ("pointermove", kind, 0.6), ("pointerup", other, 0.9), ("pointerup", kind, 0.6),
    ]:  # fmt: skip
        canvas.evaluate(SEND, [type_, who, x, 0.5, 1])
    (line,) = marks(drawn, 1, points=2)
    assert [x for x, _ in line["points"]] == pytest.approx([0.2, 0.6], abs=0.005)


@pytest.mark.parametrize("buttons", [2, 32], ids=["the right button", "a pen's other end"])
def test_other_ends_erase(drawn, buttons):
    drag(drawn, (0.2, 0.5), (0.8, 0.5))
    canvas = drawn.page.locator(PAGE)
    for type_, y in (("pointerdown", 0.4), ("pointermove", 0.6), ("pointerup", 0.6)):
        canvas.evaluate(SEND, [type_, "pen", 0.5, y, buttons])
    assert marks(drawn, 2)[1]["color"] is None
    assert seen(drawn, 0.5, 0.5) == [255, 255, 255, 255]
    assert drawn.role("button", "Pen").get_attribute("aria-pressed") == "true"


def test_a_finger_on_the_page_does_not_scroll(drawn):
    assert drawn.page.locator(PAGE).evaluate("x => getComputedStyle(x).touchAction") == "none"


def test_the_keyboard_draws_a_line_and_says_so(drawn):
    page = drawn.page.locator(PAGE)
    page.focus()
    keys = drawn.page.keyboard
    for key in ("ArrowLeft", "ArrowLeft", "ArrowUp", "Space", "ArrowRight", "ArrowRight"):
        keys.press(key)
    assert drawn.page.inner_text("#said") == "Pen down."
    keys.press("Shift+ArrowDown")
    keys.press("Space")
    (line,) = marks(drawn, 1, points=4)
    assert line["points"] == [[0.46, 0.48], [0.48, 0.48], [0.5, 0.48], [0.5, 0.484]]
    assert drawn.page.inner_text("#said") == "Pen up."
    drawn.until("document.querySelector('#said').textContent.startsWith('50 percent from')")


def test_a_line_that_the_keyboard_began_can_be_left_out_and_ends_where_focus_leaves(drawn):
    drawn.page.locator(PAGE).focus()
    keys = drawn.page.keyboard
    for key in ("Space", "ArrowRight", "Escape", "ArrowDown", "Space", "ArrowDown", "Tab"):
        keys.press(key)
    (line,) = marks(drawn, 1, points=2)
    assert line["points"] == [[0.52, 0.52], [0.52, 0.54]]


def test_keys_reach_every_tool(drawn):
    colors(drawn)
    drawn.page.locator(PAGE).focus()
    keys = drawn.page.keyboard
    keys.type("]]")
    for key in ("Space", "ArrowRight", "Space"):
        keys.press(key)
    assert marks(drawn, 1)[0]["width"] == 20 / 128
    keys.type("f ")
    assert marks(drawn, 2)[1]["kind"] == "fill"
    keys.type("e  ")
    assert marks(drawn, 3)[2]["color"] is None
    keys.type("zz")
    assert len(marks(drawn, 1)) == 1
    keys.type("y")
    assert len(marks(drawn, 2)) == 2
    keys.press("Control+z")
    assert len(marks(drawn, 1)) == 1
    keys.press("Control+Shift+z")
    assert len(marks(drawn, 2)) == 2
    keys.type("x")
    assert marks(drawn, 0) == []
    keys.type("b")
    assert drawn.role("button", "Pen").get_attribute("aria-pressed") == "true"
    keys.type("1")
    assert drawn.role("tab", "Paint").get_attribute("aria-selected") == "true"


def test_undo_redo_and_clear_are_there_where_there_is_something_to_them(drawn):
    undo, redo, clear = (drawn.role("button", x) for x in ("Undo", "Redo", "Clear"))
    assert not undo.is_enabled() and not redo.is_enabled() and not clear.is_enabled()
    drag(drawn, (0.2, 0.5), (0.8, 0.5))
    undo.click()
    assert seen(drawn, 0.5, 0.5) == [255, 255, 255, 255]
    assert not undo.is_enabled()
    redo.click()
    assert seen(drawn, 0.5, 0.5) == [0, 0, 0, 255]
    clear.click()
    undo.click()
    assert len(marks(drawn, 1)) == 1


def test_an_eraser_on_an_empty_page_makes_no_mark(drawn):
    drawn.role("button", "Eraser").click()
    drag(drawn, (0.2, 0.5), (0.8, 0.5))
    assert not drawn.role("button", "Undo").is_enabled()


def test_colours_are_chosen_and_areas_filled_up_to_their_lines(drawn):
    colors(drawn)
    drag(drawn, (0.5, 0.5), (0.5, -0.05), (0.5, 1.05))
    drawn.role("button", "Yellow").click()
    assert drawn.role("button", "Yellow").get_attribute("aria-pressed") == "true"
    drawn.role("button", "Fill").click()
    drag(drawn, (0.2, 0.5))
    drawn.page.get_by_label("Another colour").fill("#123456")
    drag(drawn, (0.8, 0.5))
    fills = [mark["color"] for mark in marks(drawn, 3)[1:]]
    assert fills == [[241, 204, 60], [0x12, 0x34, 0x56]]
    assert seen(drawn, 0.1, 0.9) == [241, 204, 60, 255]
    assert seen(drawn, 0.9, 0.1) == [0x12, 0x34, 0x56, 255]
    drawn.allowed = ("willReadFrequently",)
    row = drawn.page.locator(PAGE).evaluate(
        "c => [...new Uint32Array(c.getContext('2d').getImageData(0, 99, c.width, 1).data.buffer)]"
    )
    assert len(set(row)) <= 3 + 2, "no seam of the old ground along the line"


def test_dots_move_while_they_are_held_and_are_taken_away_by_touch(sight):
    sight.role("tab", "Colour").click()
    sight.open()
    sight.wait(PAGE)
    drag(sight, (0.2, 0.2), (0.4, 0.4))
    (dot,) = marks(sight, 1, at=[0.4, 0.3])
    assert _mark(dot).width == 5 / 128
    sight.role("button", "Eraser").click()
    drag(sight, (0.9, 0.9), (0.4, 0.4))
    assert marks(sight, 0) == []


def test_the_width_is_a_slider(drawn):
    drawn.role("slider", "Width").fill("7")
    drag(drawn, (0.2, 0.5), (0.8, 0.5))
    assert marks(drawn, 1)[0]["width"] == 20 / 128


def test_a_long_line_stays_within_what_an_order_may_hold(drawn):
    steps = """async () => {
        const { Sketch } = await import("/page/marks.js");
        const sketch = new Sketch("lines");
        sketch.press([0, 0.5]);
        for (let i = 1; i <= 10_000; i++) sketch.drag([i / 10_000, 0.5]);
        return sketch.marks[0].points.length;
    }"""
    assert 900 < drawn.page.evaluate(steps) <= 1001


def test_an_area_is_filled_once_and_not_at_every_look(drawn):
    looks = """async () => {
        const { Surface } = await import("/page/surface.js");
        const canvas = document.createElement("canvas");
        canvas.width = canvas.height = 64;
        const surface = new Surface(canvas, "colors", null);
        let read = 0;
        for (const layer of [surface.done, surface.live]) {
            const context = layer.getContext("2d"), { getImageData } = context;
            context.getImageData = (...where) => {
                read++;
                return getImageData.apply(context, where);
            };
        }
        const points = [[0.5, -0.1], [0.5, 1.1]];
        const line = { kind: "line", points, width: 0.05, color: [0, 0, 0] };
        const fill = { kind: "fill", at: [0.2, 0.5], color: [250, 200, 10] };
        const other = { kind: "fill", at: [0.8, 0.5], color: [10, 20, 250] };
        for (let i = 0; i < 3; i++) surface.draw([line, fill]);
        for (let i = 0; i < 3; i++) surface.draw([line, fill, other]);
        surface.draw([line, fill]);
        const at = (x) => [...canvas.getContext("2d").getImageData(x, 32, 1, 1).data];
        const back = at(50);
        surface.draw([line, fill, other]);
        return [read, back, at(5), at(50)];
    }"""
    drawn.allowed = ("willReadFrequently",)
    read, back, left, right = drawn.page.evaluate(looks)
    assert (back, left, right) == (
        [255, 255, 255, 255], [250, 200, 10, 255], [10, 20, 250, 255],
    )  # fmt: skip
    assert read <= 5, "two fills, and what undoing them takes"


def test_the_other_colour_can_be_had_as_it_is_and_a_middle_click_draws_nothing(drawn):
    colors(drawn)
    drawn.page.get_by_label("Another colour").click()
    drag(drawn, (0.2, 0.2), button="middle")
    drag(drawn, (0.2, 0.5), (0.8, 0.5))
    (line,) = marks(drawn, 1)
    assert line["color"] == [0xC8, 0x64, 0x32]
