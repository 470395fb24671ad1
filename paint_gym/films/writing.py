"""Writing films as MP4, each frame at its time, with the sound of another film."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from jaxtyping import UInt8

from paint_gym.paintings.film import as_yuv, even, h264_stream
from renderers.files import replacing

COPIED = ("aac", "mp3", "opus", "flac", "alac", "ac3", "eac3")
"""sounds that players look for in MP4"""
TICKS = 90_000
"""of a film's clock in a second, at least"""


def write_film(
    frames: Iterable[tuple[float, UInt8[np.ndarray, "H W 3"]]],
    path: Path,
    *,
    fps: Fraction,
    sound: Path | None = None,
) -> str | None:
    """Frames of sRGB at their seconds, as H.264; the sound is copied as it is.

    Raises:
        ValueError: there are no frames.

    Returns:
        Why there is no sound, where there should be; None if there is, or none was asked for.
    """
    encoder: Any = None
    clock = ticking(fps)
    with ExitStack() as stack:
        unfinished = stack.enter_context(replacing(path))
        options = {"movflags": "+faststart"}
        film = stack.enter_context(av.open(str(unfinished), "w", options=options))
        for seconds, picture in ((seconds, even(x)) for seconds, x in frames):
            if encoder is None:
                encoder = h264_stream(film, picture, fps, options={})
                encoder.codec_context.time_base = 1 / clock
                heard = _Sound(film, sound, stack)
            frame = as_yuv(picture)
            frame.time_base, frame.pts = 1 / clock, round(seconds * clock)
            film.mux(encoder.encode(frame))
            heard.until(seconds)
        if encoder is None:
            raise ValueError(f"a film without frames cannot be written to {path}")
        film.mux(encoder.encode())
        heard.until(seconds + float(1 / fps))
    return heard.lost


def ticking(fps: Fraction) -> Fraction:
    """Ticks of a clock in a second, by which frames at this rate are whole ticks apart."""
    return Fraction(fps.numerator * max(1, -(-TICKS // fps.numerator)))


class _Sound:
    """Packets of the first sound of a film, copied to another as far as its pictures are.

    That has its stream of pictures, and nothing has been written yet.
    """

    def __init__(self, film: Any, source: Path | None, stack: ExitStack):
        self.film, self.lost = film, None
        self.packets: Iterator[Any] = iter(())
        self.waiting: Any = None
        if source is None:
            return
        container = stack.enter_context(av.open(str(source), metadata_errors="ignore"))
        if not container.streams.audio:
            return
        stream = container.streams.audio[0]
        name = stream.codec_context.name
        if name not in COPIED:
            self.lost = f"its sound is left out: {name} cannot be copied into MP4"
            return
        self.stream = film.add_stream_from_template(stream)
        pictures: Any = container.streams.video[0] if container.streams.video else None
        known = pictures is not None and pictures.start_time and pictures.time_base
        self.start = float(pictures.start_time * pictures.time_base) if known else 0.0
        self.packets = (x for x in container.demux(stream) if x.dts is not None)
        self.waiting = next(self.packets, None)

    def until(self, seconds: float) -> None:
        """Copy what is heard up to then."""
        while self.waiting is not None:
            packet = self.waiting
            time = float(packet.dts * packet.time_base) - self.start
            if time > seconds:
                return
            if time >= 0:
                shift = round(self.start / packet.time_base)
                packet.dts, packet.pts = packet.dts - shift, packet.pts - shift
                packet.stream = self.stream
                self.film.mux(packet)
            self.waiting = next(self.packets, None)
