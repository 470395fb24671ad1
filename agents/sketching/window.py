"""The window: a page at the left, the translator's answer at the right, live.

The left button of the mouse uses the tool at hand, the right one the eraser, the wheel makes both
wider or thinner; a click on the answer, or in the chart, takes the colour that is there.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pygame

from agents.sketching.actions import Action, actions_of, steps_of
from agents.sketching.answers import Answers, Translate
from agents.sketching.colors import chart
from agents.sketching.frame import Shown, compose
from agents.sketching.keep import write_pair
from agents.sketching.layout import USUAL, Layout, lay_out
from agents.sketching.marks import Color
from agents.sketching.sketch import Sketch
from paint_gym.view import open_window
from renderers.workshop.command import line_of

FPS = 60
TITLE = "paint-gym sketch: drawing, answer"
INSTEAD = (
    "on a desktop set DISPLAY or WAYLAND_DISPLAY, over ssh log in with `ssh -X`; with no screen at "
    "all, `apt-get install xvfb` and begin the line with `xvfb-run`"
)
SAVE, QUIT = ("s",), ("q", "escape")
LEFT, RIGHT = 1, 3
"""buttons of the mouse"""
ERASER = "eraser"


class SketchWindow:
    """Opens at once, closes when it is told to or when a person does.

    Args:
        sketch: that is drawn.
        translate: what answers.
        folder: for what is kept.
        tell: is told of every folder that is written.

    Raises:
        OSError: there is no display.
    """

    def __init__(
        self, sketch: Sketch, translate: Translate, folder: Path, *, tell: Callable[[Path], None]
    ):
        self.sketch, self.folder, self.tell = sketch, folder, tell
        self.answers = Answers(translate, sketch)
        self.saved, self.said, self.is_open = sketch.marks, "", True
        self.buttons = (*actions_of(sketch), Action("save", SAVE, self._save))
        self.labels = {x.name: f"{x.name} {x.keys[0].upper()}" for x in self.buttons}
        steps = steps_of(sketch) if sketch.page.colored else ()
        every = (*self.buttons, *steps, Action("quit", QUIT, self._leave))
        self.keys = {key: action for action in every for key in action.keys}
        self.screen = open_window(USUAL, TITLE, instead=INSTEAD, resizable=True)
        self.clock, self.fps = pygame.time.Clock(), FPS
        self.painted: tuple[Any, ...] = ()
        self.laid: dict[tuple[int, int], Layout] = {}
        pygame.key.set_repeat(400, 60)

    def run(self) -> None:
        """Until it is closed; what is not saved by then is."""
        try:
            while self.is_open:
                self.frame()
        finally:
            self.close()

    def frame(self) -> None:
        """Obey what was done since the last one, ask for an answer, show, wait for the next."""
        for event in pygame.event.get():
            self._obey(event)
        self.answers.follow()
        self._show()
        self.clock.tick(self.fps)

    def close(self) -> None:
        """Save what is not saved, and close the window."""
        try:
            self.sketch.lift()
            if self.sketch.marks not in ((), self.saved):
                self.tell(write_pair(self.folder, self.answers.settled()))
        finally:
            self.answers.close()
            pygame.display.quit()

    @property
    def layout(self) -> Layout:
        """Of the window as it is now; laid out again where its size is another."""
        size, page = self.screen.get_size(), self.sketch.page
        if size not in self.laid:
            cells = (len(chart()), len(chart()[0])) if page.colored else (0, 0)
            shape = (page.height, page.width)
            self.laid = {size: lay_out(size, self.labels, shape, chart=cells)}
        return self.laid[size]

    def _obey(self, event: Any) -> None:
        """One thing that a person did."""
        if event.type == pygame.QUIT:
            self.is_open = False
        elif event.type == pygame.KEYDOWN:
            self._do(self.keys.get(event.unicode) or self.keys.get(pygame.key.name(event.key)))
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button in (LEFT, RIGHT):
            self._press(event.pos, event.button)
        elif event.type == pygame.MOUSEMOTION:
            self._drag(event.pos, event.buttons)
        elif event.type == pygame.MOUSEBUTTONUP and event.button in (LEFT, RIGHT):
            self.sketch.lift()
        elif event.type == pygame.MOUSEWHEEL:
            self.sketch.widen(event.y)

    def _do(self, action: Action | None) -> None:
        if action is not None:
            self.said = ""
            action.do(self.sketch)

    def _press(self, at: tuple[int, int], button: int) -> None:
        """A button of the mouse goes down somewhere."""
        layout, self.said = self.layout, ""
        if layout.drawing.holds(at):
            self.sketch.press(layout.drawing.place(at), ERASER if button == RIGHT else None)
        elif layout.answer.holds(at) or layout.chart.holds(at):
            color = self._color(layout, at)
            if color is not None:
                self.sketch.color(color)
        else:
            hit = [x for x in self.buttons if layout.buttons[x.name].holds(at)]
            self._do(hit[0] if hit else None)

    def _drag(self, at: tuple[int, int], buttons: tuple[int, ...]) -> None:
        """The mouse moves; where its buttons came up out of sight, what was drawn stays."""
        if buttons[LEFT - 1] or buttons[RIGHT - 1]:
            self.sketch.drag(self.layout.drawing.place(at))
        else:
            self.sketch.lift()

    def _color(self, layout: Layout, at: tuple[int, int]) -> Color | None:
        """That of a place in the chart or on the answer; None: there is none, or no use for it."""
        if not self.sketch.page.colored:
            return None
        if layout.chart.holds(at):
            rows = chart()
            row, column = layout.chart.cell(at, len(rows), len(rows[0]))
            return rows[row][column]
        if self.answers.latest is None:
            return None
        picture = self.answers.latest.picture
        red, green, blue = picture[layout.answer.cell(at, *picture.shape[:2])].tolist()
        return red, green, blue

    def _save(self, sketch: Sketch) -> None:
        """Keep what is drawn, and its answer; where that cannot be, say so."""
        sketch.lift()
        try:
            place = write_pair(self.folder, self.answers.settled())
        except OSError as error:
            self.said = f"not saved: {line_of(error)}"
        else:
            self.saved, self.said = sketch.marks, f"saved as {place}"
            self.tell(place)

    def _leave(self, sketch: Sketch) -> None:
        self.is_open = False

    def _show(self) -> None:
        """The frame, if it is another than the last."""
        latest = self.answers.latest
        size, sketch = self.screen.get_size(), self.sketch
        state = (size, sketch.marks, sketch.pen, sketch.tool, id(latest), self.said)
        if state == self.painted:
            return
        frame = compose(self.layout, self._shown())
        size = (frame.shape[1], frame.shape[0])  # the window may be smaller still
        self.screen.blit(pygame.image.frombuffer(frame.tobytes(), size, "RGB"), (0, 0))
        pygame.display.flip()
        self.painted = state

    def _shown(self) -> Shown:
        sketch, latest = self.sketch, self.answers.latest
        page = sketch.page
        made = "answer" if latest is None else f"answer   {1000 * latest.seconds:.0f} ms"
        count = f"{len(sketch.marks)} marks"
        return Shown(
            page.picture(sketch.marks),
            None if latest is None else latest.picture,
            (f"drawing   {page.width} x {page.height} px   {count}", made),
            sketch.pen,
            self.labels,
            frozenset({sketch.tool}),
            self.said or "draw at the left",
            self._help(),
        )

    def _help(self) -> list[str]:
        found = ["right button: eraser", "wheel: width"]
        if self.sketch.page.colored:
            found += ["click on chart or answer: its colour", "arrows: colour"]
        return [*found, "Q: save and quit"]
