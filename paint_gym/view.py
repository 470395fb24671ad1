"""What a painting looks like while it is made: a frame as pixels, and the window for it."""

import os
from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from jaxtyping import UInt8

PANEL = 512
"""side of the target and of the canvas as shown, pixels"""
GAP = 8
"""margin between and around them, pixels"""
BAR = 8
"""height of the progress bar, pixels"""
TEXT = 32
"""height of the line of text, pixels"""
NO_DISPLAY = "no display to open a window on ({}): {}"
INSTEAD = "use render_mode='rgb_array', or set DISPLAY"
"""what whoever watches an environment can do where there is none"""
KEYS = "space: pause   right or n: one step   q: quit"

PAPER, RAIL, DONE, INK = (24, 24, 27), (63, 63, 70), (245, 158, 11), (228, 228, 231)
DIM = (152, 152, 154)
"""colours of a window: behind all, what can be filled, what is, text, and text beside it"""


Scene = tuple[tuple[np.ndarray, np.ndarray], dict[str, Any]]
"""what `compose` is given by place, and by name"""


def scenes(
    planes: UInt8[np.ndarray, "B H W 7"],
    scores: Sequence[float],
    *,
    spent: Sequence[int],
    budget: int,
) -> list[Scene]:
    """What there is to show of canvases in progress.

    Args:
        planes: canvas, target and progress.
        scores: of each canvas.
        spent: strokes laid on each.
        budget: strokes of an episode.
    """
    return [
        (
            (np.ascontiguousarray(p[..., 3:6]), np.ascontiguousarray(p[..., :3])),
            {"progress": s / budget, "caption": f"{s} of {budget} strokes   score {q:.4f}"},
        )
        for p, s, q in zip(planes, spent, scores, strict=True)
    ]


def compose(
    target: UInt8[np.ndarray, "H W 3"],
    canvas: UInt8[np.ndarray, "H W 3"],
    *,
    progress: float = 0.0,
    caption: str = "",
    note: str = "",
) -> UInt8[np.ndarray, "rows columns 3"]:
    """One frame, RGB: target left, canvas right, below them a progress bar and a line of text.

    Args:
        target: what is to be painted.
        canvas: what has been painted.
        progress: share of the strokes spent, 0 to 1.
        caption: text at the left, ASCII.
        note: text at the right, dimmer, ASCII.
    """
    width = 2 * PANEL + 3 * GAP
    frame = np.full((PANEL + 3 * GAP + BAR + TEXT, width, 3), PAPER, np.uint8)
    for left, picture in ((GAP, target), (PANEL + 2 * GAP, canvas)):
        frame[GAP : GAP + PANEL, left : left + PANEL] = _enlarge(picture)
    top, inner = PANEL + 2 * GAP, width - 2 * GAP
    frame[top : top + BAR, GAP : GAP + inner] = RAIL
    frame[top : top + BAR, GAP : GAP + round(inner * progress)] = DONE
    line = frame.shape[0] - TEXT // 2 + 2
    write(frame, caption, (GAP, line), color=INK)
    write(frame, note, (width - GAP - text_width(note), line), color=DIM)
    return frame


def _enlarge(picture: np.ndarray) -> np.ndarray:
    """Square pixels where they come out whole, else smoothed."""
    height, width = picture.shape[:2]
    whole = PANEL % height == 0 and PANEL % width == 0
    how = cv2.INTER_NEAREST if whole else cv2.INTER_AREA if height > PANEL else cv2.INTER_LINEAR
    return cv2.resize(picture, (PANEL, PANEL), interpolation=how)


def write(
    frame: UInt8[np.ndarray, "H W 3"],
    text: str,
    at: tuple[int, int],
    *,
    color: tuple[int, int, int],
    scale: float = 0.5,
) -> None:
    """A line of ASCII on a frame, in place; `at` is where it begins, on its base line."""
    cv2.putText(frame, text, at, cv2.FONT_HERSHEY_SIMPLEX, scale, color, 1, cv2.LINE_AA)


def text_width(text: str, scale: float = 0.5) -> int:
    """Of a line, pixels."""
    return cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, scale, 1)[0][0]


class Window:
    """A pygame window that shows one frame after another; opens at the first.

    Space pauses, right arrow or n takes one step (and pauses), q, escape or the window's own
    button closes it for good: what comes after is not shown, and whoever paints goes on.

    Attributes:
        is_open: not closed yet; true before the first frame.
        paused: waiting for a key after each frame.
    """

    def __init__(self, fps: int):
        self.fps, self.is_open, self.paused = fps, True, False
        self._screen: Any = None
        self._clock: Any = None

    def show(
        self,
        target: UInt8[np.ndarray, "H W 3"],
        canvas: UInt8[np.ndarray, "H W 3"],
        *,
        progress: float,
        caption: str,
    ) -> None:
        """Show a painting; returns at the pace of `fps`, or when a key ends the pause."""
        go_on = False
        while self.is_open and not go_on:
            note = f"paused   {KEYS}" if self.paused else KEYS
            self._draw(compose(target, canvas, progress=progress, caption=caption, note=note))
            go_on = self._obey_keys() or not self.paused

    def close(self) -> None:
        """Close the window for good; harmless when it is closed."""
        if self._screen is not None:
            import pygame

            pygame.display.quit()
        self.is_open, self._screen, self._clock = False, None, None

    def _draw(self, frame: np.ndarray) -> None:
        import pygame

        size = (frame.shape[1], frame.shape[0])
        if self._screen is None:
            self._screen = open_window(size, "PaintCanvas: target, canvas", instead=INSTEAD)
            self._clock = pygame.time.Clock()
        self._screen.blit(pygame.image.frombuffer(frame.tobytes(), size, "RGB"), (0, 0))
        pygame.display.flip()
        self._clock.tick(self.fps)

    def _obey_keys(self) -> bool:
        """Take what was pressed since; true if one step was asked for."""
        import pygame

        step = False
        for event in pygame.event.get():
            key = event.key if event.type == pygame.KEYDOWN else None
            if event.type == pygame.QUIT or key in (pygame.K_q, pygame.K_ESCAPE):
                self.close()
                return False
            if key == pygame.K_SPACE:
                self.paused = not self.paused
            elif key in (pygame.K_RIGHT, pygame.K_n):
                self.paused = step = True
        return step

    def __getstate__(self) -> dict[str, Any]:
        """A copy opens a window of its own."""
        return {**self.__dict__, "_screen": None, "_clock": None}


def open_window(size: tuple[int, int], title: str, *, instead: str, resizable: bool = False) -> Any:
    """A screen of that size.

    Args:
        size: width and height, pixels.
        title: of the window.
        instead: what can be done where there is no display.
        resizable: by whoever looks at it.

    Raises:
        OSError: there is no display.
    """
    import pygame

    try:
        pygame.display.init()
        screen = pygame.display.set_mode(size, pygame.RESIZABLE if resizable else 0)
    except pygame.error as error:
        raise OSError(NO_DISPLAY.format(error, instead)) from None
    if pygame.display.get_driver() == "offscreen" and "SDL_VIDEODRIVER" not in os.environ:
        pygame.display.quit()  # SDL's last resort, where nobody would see anything
        raise OSError(NO_DISPLAY.format("none was found", instead))
    pygame.display.set_caption(title)
    return screen
