"""`agents.paint`, as tests ask for it: few pixels, few steps, short films."""

from agents import paint
from agents.painters.by_name import PAINTERS, SEARCHING
from paint_gym.paintings.painting import load_painting

QUICKLY = ("--view", "24", "--size", "24", "--film-seconds", "0.1")


def paint_in(folder, *arguments, steps=4):
    searching = not ({*PAINTERS} - {*SEARCHING}) & {*arguments}
    long = ["--steps", str(steps)] if searching else []
    paint.main([*arguments, *QUICKLY, *long, "-o", str(folder)])
    return load_painting(folder / "painting.npz")
