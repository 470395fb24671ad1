"""`python -m benchmarks.ablations NAME`: what learns, compared in one way at a time.

An ablation trains its variants with several seeds and writes JSON, CSV, a figure and rows; what
one has trained no other trains again. `critic`, `curve`, `detail`, `generalisation`, `sb3` and
`stroke_area` are of what has learned already.
"""

from functools import partial

from benchmarks.ablations import (
    critic,
    curve,
    detail,
    generalisation,
    measure,
    sb3,
    stroke_area,
)
from benchmarks.ablations.variants import ABLATIONS
from renderers.registry import Registry
from renderers.workshop.command import Command, run_one_of

COMMANDS: Registry = Registry(
    "ablation",
    **{n: Command(measure.Compare, partial(measure.run, n), ABLATIONS[n].asks) for n in ABLATIONS},
    critic=Command(critic.Critic, critic.run),
    curve=Command(curve.Curve, curve.draw),
    detail=Command(detail.Detail, detail.run),
    generalisation=Command(generalisation.Generalisation, generalisation.run),
    sb3=Command(sb3.Runs, sb3.run),
    stroke_area=Command(stroke_area.StrokeArea, stroke_area.run),
)

main = partial(run_one_of, COMMANDS, prog="python -m benchmarks.ablations", about=__doc__)
"""does what the command line says; takes what is typed, if not there"""

if __name__ == "__main__":
    main()
