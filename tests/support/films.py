"""Small films, written as tests need them."""

from fractions import Fraction

import av
import numpy as np

from paint_gym.films.writing import write_film

FPS = Fraction(10)


def pictures(count, height=24, width=32):
    """A square goes over a ground that rests."""
    chance = np.random.default_rng(0)
    cells = chance.integers(40, 200, (height // 8, width // 8, 3))
    ground = np.kron(cells, np.ones((8, 8, 1))).astype(np.uint8)
    for i in range(count):
        frame = ground.copy()
        frame[4:12, 4 * i : 4 * i + 8] = 250, 240, 20
        yield frame


def write(path, count=4, fps=FPS):
    """An MP4 of them; the pictures."""
    frames = list(pictures(count))
    write_film(((i / float(fps), x) for i, x in enumerate(frames)), path, fps=fps)
    return frames


def again(source, path, *, matrix=None, sound=None):
    """The same film, to be shown turned, or with a tone of 8000 samples a second."""
    with av.open(str(source)) as given, av.open(str(path), "w") as made:
        template = given.streams.video[0]
        stream = made.add_stream_from_template(template)
        if matrix:
            stream.set_display_matrix(matrix)
        voice = made.add_stream(sound, rate=8000, layout="mono") if sound else None
        for packet in given.demux(template):
            if packet.dts is not None:
                packet.stream = stream
                made.mux(packet)
        if voice:
            for packet in tone(voice, 0.4):
                made.mux(packet)


def tone(voice, seconds):
    wave = np.sin(np.arange(round(8000 * seconds)) * 0.3).astype(np.float32)[None]
    frame = av.AudioFrame.from_ndarray(wave, format="fltp", layout="mono")
    frame.sample_rate, frame.pts = 8000, 0
    size = voice.codec_context.frame_size or None
    to_voice = av.AudioResampler(voice.format, "mono", 8000, frame_size=size)
    for part in [*to_voice.resample(frame), *to_voice.resample(None)]:
        yield from voice.encode(part)
    yield from voice.encode()


def streams(path):
    """Seconds of each stream, by kind and codec."""
    with av.open(str(path)) as film:
        return {
            (x.type, x.codec_context.name): float(x.duration * x.time_base) for x in film.streams
        }
