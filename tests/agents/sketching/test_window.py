"""The window, driven by events as a person makes them."""

import random
import threading

import numpy as np
import pygame
import pytest
import torch

from agents.sketching.layout import SMALLEST, lay_out, wrapped
from agents.sketching.window import ERASER, SketchWindow
from paint_gym.view import text_width
from tests.support.sketches import SLOPE, sketch_of, untaught

SIZES = ((1280, 720), (640, 400), (360, 900), (3000, 1500), (1, 1))


@pytest.fixture
def opened(tmp_path):
    windows = []

    def opened(drawn="lines", translate=None):
        sketch = sketch_of(drawn, SLOPE) if drawn == "dots" else sketch_of(drawn)
        window = SketchWindow(
            sketch, translate or untaught(drawn), tmp_path / "out", tell=written.append
        )
        window.fps = 0
        windows.append(window)
        return window

    written = opened.written = []
    yield opened
    for window in windows:
        window.saved = window.sketch.marks
        window.close()


def post(kind, **what):
    pygame.event.post(pygame.event.Event(kind, **what))


def press(window, *keys):
    for key in keys:
        code = pygame.key.key_code(key)
        post(pygame.KEYDOWN, key=code, unicode=key if len(key) == 1 else "")
    window.frame()


def pixel(rect, place):
    longer = max(rect.width, rect.height)
    return rect.left + int(place[0] * longer), rect.top + int(place[1] * longer)


def drag(window, *places, button=1):
    """As of a mouse: button down, moves, button up."""
    at = [pixel(window.layout.drawing, place) for place in places]
    held = (button == 1, False, button == 3)
    post(pygame.MOUSEBUTTONDOWN, pos=at[0], button=button)
    for place in at[1:]:
        post(pygame.MOUSEMOTION, pos=place, rel=(1, 1), buttons=held)
    post(pygame.MOUSEBUTTONUP, pos=at[-1], button=button)
    window.frame()


def click(window, rect, place=(0.5, 0.5)):
    at = rect.left + int(rect.width * place[0]), rect.top + int(rect.height * place[1])
    post(pygame.MOUSEBUTTONDOWN, pos=at, button=1)
    post(pygame.MOUSEBUTTONUP, pos=at, button=1)
    window.frame()


def shown(window):
    window.answers.settled()
    window.frame()
    return pygame.surfarray.array3d(window.screen).swapaxes(0, 1)


def part(frame, rect):
    return frame[rect.top : rect.top + rect.height, rect.left : rect.left + rect.width]


def test_what_is_drawn_with_the_mouse_is_on_the_page_and_answered(opened):
    window = opened()
    empty = shown(window)
    drag(window, (0.2, 0.5), (0.8, 0.5))
    (line,) = window.sketch.marks
    np.testing.assert_allclose(line.points, [(0.2, 0.5), (0.8, 0.5)], atol=0.005)
    frame, layout = shown(window), window.layout
    middle = layout.drawing.height // 2
    assert part(frame, layout.drawing)[middle, middle].tolist() == [0, 0, 0]
    assert (part(frame, layout.answer) != part(empty, layout.answer)).any()
    answer = window.answers.latest
    expected = untaught("lines")(window.sketch.page.given(window.sketch.marks))
    assert np.array_equal(answer.picture, (expected[0] * 255 + 0.5).byte().permute(1, 2, 0))


def test_the_right_button_erases_the_wheel_widens_and_the_tool_at_hand_stays(opened):
    window = opened()
    width = window.sketch.pen.width
    post(pygame.MOUSEWHEEL, y=2, x=0)
    drag(window, (0.2, 0.5), (0.8, 0.5))
    assert window.sketch.marks[0].width > width
    drag(window, (0.5, 0.2), (0.5, 0.8), button=3)
    assert [mark.color for mark in window.sketch.marks] == [(0, 0, 0), None]
    assert window.sketch.tool != ERASER


def test_keys_reach_all_but_drawing(opened):
    window = opened("colors")
    drag(window, (0.2, 0.5), (0.8, 0.5))
    color, width = window.sketch.pen.color, window.sketch.pen.width
    press(window, "z")
    assert not window.sketch.marks
    press(window, "y", "right", "down", "]", "e")
    assert window.sketch.marks
    assert window.sketch.pen.color != color
    assert window.sketch.pen.width > width
    assert window.sketch.tool == "eraser"
    press(window, "b", "[", "-", "c")
    assert (window.sketch.tool, window.sketch.marks) == ("bucket", ())
    press(window, "f1", "w", "1")
    post(pygame.KEYDOWN, key=pygame.K_z, unicode="\x1a")  # with Ctrl
    window.frame()
    assert window.sketch.marks
    press(window, "escape")
    assert not window.is_open


def test_every_button_can_be_clicked_at_every_size(opened):
    window = opened("colors")
    for size in SIZES[:4]:
        window.screen = pygame.display.set_mode(size, pygame.RESIZABLE)
        drag(window, (0.2, 0.5), (0.8, 0.5))
        for name in ("bucket", "eraser", "pen"):
            click(window, window.layout.buttons[name])
            assert window.sketch.tool == name
        click(window, window.layout.buttons["clear"])
        assert window.sketch.marks == ()
        click(window, window.layout.buttons["undo"])
        assert window.sketch.marks
        click(window, window.layout.buttons["save"])
    assert [place.name for place in opened.written] == ["0001", "0002", "0003", "0004"]


def test_a_colour_is_taken_from_the_chart_and_from_the_answer(opened):
    window = opened("dots")
    shown(window)
    click(window, window.layout.chart, (0.99, 0.99))
    chosen = window.sketch.pen.color
    click(window, window.layout.answer, (0.26, 0.52))
    picture = window.answers.latest.picture
    assert window.sketch.pen.color == tuple(picture[12, 8].tolist()) != chosen
    drag(window, (0.5, 0.3))
    assert window.sketch.marks[0].color == window.sketch.pen.color


def test_saving_keeps_the_pair_and_closing_keeps_what_was_not_saved(opened):
    window = opened()
    press(window, "q")
    window.close()
    assert not opened.written, "nothing was drawn"
    window = opened()
    drag(window, (0.2, 0.5), (0.8, 0.5))
    press(window, "s")
    assert "0001" in window.said
    post(pygame.QUIT)
    window.run()
    assert len(opened.written) == 1
    window = opened()
    drag(window, (0.2, 0.6), (0.8, 0.5))
    post(pygame.QUIT)
    window.run()
    assert opened.written[1].name == "0002"
    assert not pygame.display.get_init()


def test_a_full_disk_is_said_and_the_sketch_stays(opened, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device", "out")

    window = opened()
    drag(window, (0.2, 0.5), (0.8, 0.5))
    with monkeypatch.context() as patch:
        patch.setattr("agents.sketching.window.write_pair", full)
        press(window, "s")
    assert window.said == "not saved: out: No space left on device"
    press(window, "s")
    assert len(opened.written) == 1


def test_a_button_that_came_up_out_of_sight_ends_the_line(opened):
    window = opened()
    at = pixel(window.layout.drawing, (0.5, 0.5))
    post(pygame.MOUSEBUTTONDOWN, pos=at, button=1)
    post(pygame.MOUSEMOTION, pos=(0, 0), rel=(1, 1), buttons=(0, 0, 0))
    post(pygame.MOUSEMOTION, pos=at, rel=(1, 1), buttons=(0, 0, 0))
    window.frame()
    assert window.sketch.live is None
    assert len(window.sketch.marks[0].points) == 1


def test_the_latest_sketch_is_answered_and_none_between(opened):
    begun, go = threading.Event(), threading.Event()
    asked = []

    def slow(given):
        asked.append(given)
        begun.set()
        go.wait(20)
        return given.expand(1, 3, -1, -1)

    window = opened(translate=slow)
    window.frame()
    begun.wait(20)
    for row in range(5):  # the window is drawn on while it waits
        drag(window, (0.2, row / 5), (0.8, row / 5))
    go.set()
    window.answers.settled()
    assert len(asked) == 2
    assert torch.equal(asked[1], window.sketch.page.given(window.sketch.marks))


def test_what_the_translator_raises_comes_out(opened):
    def broken(given):
        raise MemoryError

    window = opened(translate=broken)
    with pytest.raises(MemoryError):
        window.answers.settled()
    window.answers.translate = untaught("lines")


def test_thousands_of_events_in_a_frame_and_a_window_that_changes_meanwhile(opened):
    window, chance = opened(), random.Random(0)
    for size in SIZES:
        window.screen = pygame.display.set_mode(size, pygame.RESIZABLE)
        places = [(0.5, 0.5), *((chance.uniform(-1, 2), chance.random()) for _ in range(500))]
        post(pygame.VIDEORESIZE, w=size[0], h=size[1], size=size)
        drag(window, *places)
    shown(window)
    assert len(window.sketch.marks) >= len(SIZES) - 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shape", [(64, 64), (16, 128), (128, 16)])
def test_nothing_overlaps_and_all_is_within_the_window(size, shape):
    labels = {str(i): f"button {i}" for i in range(9)}
    layout = lay_out(size, labels, shape, chart=(5, 16))
    pictures = (layout.drawing, layout.answer)
    rects = (*layout.buttons.values(), *pictures, layout.chart, layout.pen, layout.text)
    board = np.zeros(layout.size[::-1], int)
    for rect in rects:
        part(board, rect)[:] += 1
        assert rect.left >= 0 and rect.top >= 0
        assert rect.left + rect.width <= layout.size[0]
        assert rect.top + rect.height <= layout.size[1]
    assert board.max() == 1
    assert all(abs(x.width / x.height - shape[1] / shape[0]) < 0.1 * x.width for x in pictures)
    assert layout.size == tuple(max(pair) for pair in zip(size, SMALLEST, strict=True))


def test_help_is_broken_between_its_parts():
    parts = ["one thing", "another", "and a third one"]
    for width in (1, 100, 200, 1000):
        lines = wrapped(parts, width, 0.5)
        assert "   ".join(lines) == "   ".join(parts)
        assert all(line in parts or text_width(line, 0.5) <= width for line in lines)
