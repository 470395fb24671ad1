"""`python -m benchmarks.papers`: what papers show in pictures, measured on the same photographs.

compare [COMPARISON ...]    ways to paint, side by side; so without a name
descent                     the loss of a search by gradient step, and the painting at some of them
gradients                   where gradients flow, model-free and model-based: a drawing
"""

from functools import partial

from benchmarks.papers import descent, gradients, measure
from renderers.registry import Registry
from renderers.workshop.command import Command, run_one_of

COMMANDS: Registry = Registry(
    "command",
    compare=Command(measure.Compare, measure.run),
    descent=Command(descent.Curve, descent.run),
    gradients=Command(gradients.Gradients, gradients.run),
)

main = partial(
    run_one_of, COMMANDS, prog="python -m benchmarks.papers", about=__doc__, unnamed="compare"
)
"""does what the command line says; takes what is typed, if not there"""

if __name__ == "__main__":
    main()
