"""`python -m benchmarks.studio`: how the studio bears many visitors at once.

load        visitors paint, one painting after another, for some minutes; so without a name
"""

from functools import partial

from benchmarks.studio import measure
from renderers.registry import Registry
from renderers.workshop.command import Command, run_one_of

COMMANDS: Registry = Registry("command", load=Command(measure.Load, measure.run))

main = partial(
    run_one_of, COMMANDS, prog="python -m benchmarks.studio", about=__doc__, unnamed="load"
)
"""does what the command line says; takes what is typed, if not there"""

if __name__ == "__main__":
    main()
