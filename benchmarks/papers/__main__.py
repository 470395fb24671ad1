"""`python -m benchmarks.papers`: what papers show in pictures, measured on the same photographs.

compare [COMPARISON ...]    ways to paint, side by side; so without a name
"""

from functools import partial

from benchmarks.papers import measure
from renderers.registry import Registry
from renderers.workshop.command import Command, run_one_of

COMMANDS: Registry = Registry("command", compare=Command(measure.Compare, measure.run))

main = partial(
    run_one_of, COMMANDS, prog="python -m benchmarks.papers", about=__doc__, unnamed="compare"
)
"""does what the command line says; takes what is typed, if not there"""

if __name__ == "__main__":
    main()
