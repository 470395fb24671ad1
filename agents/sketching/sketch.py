"""A sketch in progress: what is on the page, the tool at hand, what can be undone.

It knows no window: a test, or a page of the web, can hold the pen as well.
"""

from dataclasses import replace

from agents.sketching.colors import chart
from agents.sketching.marks import FARTHEST, NEAREST, Color, Marks, Point
from agents.sketching.pages import Page
from agents.sketching.tools import Pen

BLACK = (0, 0, 0)
DIGITS = 5
"""of a coordinate, after the point"""


class Sketch:
    """What a person does, on a page.

    Args:
        page: that is drawn on.
        marks: that are there.

    Attributes:
        tool: name of the one at hand, of the page's.
        pen: its width and colour.
    """

    def __init__(self, page: Page, marks: Marks = ()):
        self.page, self.tool = page, next(iter(page.tools))
        self.pen = Pen(page.first, chart()[2][1] if page.colored else BLACK)
        self.states, self.at = [marks], 0
        self.live: Marks | None = None
        self.hand = self.tool

    @property
    def marks(self) -> Marks:
        """What is on the page, with what is being drawn."""
        return self.states[self.at] if self.live is None else self.live

    def press(self, at: Point, tool: str | None = None) -> None:
        """Set a tool down; the one at hand if no other is named."""
        self.lift()
        self.hand = tool or self.tool
        self.live = self.page.tools[self.hand]().put(self.marks, self.pen, _on_reach(at))

    def drag(self, at: Point) -> None:
        """Move what is down; nothing if nothing is."""
        if self.live is not None:
            self.live = self.page.tools[self.hand]().move(self.live, self.pen, _on_reach(at))

    def lift(self) -> None:
        """What was drawn stays: it can be undone from now on."""
        if self.live is not None:
            drawn, self.live = self.live, None
            self._change(drawn)

    def clear(self) -> None:
        """An empty page; can be undone."""
        self.lift()
        self._change(())

    def undo(self) -> None:
        """One step back, if there is one; what is being drawn goes first."""
        if self.live is None:
            self.at = max(0, self.at - 1)
        self.live = None

    def redo(self) -> None:
        """One step forth, if there is one."""
        self.at = min(len(self.states) - 1, self.at + (self.live is None))

    def widen(self, steps: int) -> None:
        """The next width of the page's, or the one before."""
        widths = self.page.widths
        index = min(range(len(widths)), key=lambda i: abs(widths[i] - self.pen.width))
        chosen = widths[min(max(0, index + steps), len(widths) - 1)]
        self.pen = replace(self.pen, width=chosen)

    def color(self, color: Color) -> None:
        """Draw in this from now on."""
        self.pen = replace(self.pen, color=color)

    def _change(self, marks: Marks) -> None:
        if marks != self.states[self.at]:
            self.states[self.at + 1 :] = [marks]
            self.at += 1


def _on_reach(at: Point) -> Point:
    """Not further off the page than a place may lie, without digits that nobody sees."""
    x, y = (round(float(min(max(NEAREST, place), FARTHEST)), DIGITS) for place in at)
    return x, y
