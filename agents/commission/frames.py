"""What a person may ask of a film that is painted."""

from dataclasses import dataclass
from typing import Annotated, Any

from renderers.workshop.ranges import Count, upto


@dataclass(frozen=True, kw_only=True)
class Frames:
    """Of a film."""

    frame_steps: Count = 16
    """gradient steps for each frame of a film after the first, which goes on from the one before;
    the first frame, and the first after a cut, are searched for as a picture is"""
    frame_seconds: Annotated[float, upto(1e6)] | None = None
    """time for each of those frames instead of steps; its strokes then are others every time"""
    every: Count = 1
    """paint every so many frames of a film, which then has fewer a second: 2 is a drawn film"""
    first_frames: Count | None = None
    """paint only so many frames of a film, to try: the rest can follow later"""


def asked_of_frames(options: Frames) -> dict[str, Any]:
    """What of it decides how a frame is painted."""
    return {
        "frame_steps": options.frame_steps,
        "frame_seconds": options.frame_seconds,
        "every": options.every,
    }
