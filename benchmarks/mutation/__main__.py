"""`python -m benchmarks.mutation`: how many faults made on purpose the tests beside them notice."""

from collections.abc import Sequence

from benchmarks.mutation import measure
from renderers.workshop.command import run

OPTIONS = measure.Mutation
"""what may be typed"""


def main(argv: Sequence[str] | None = None) -> None:
    """Make faults as the command line says."""
    run(
        OPTIONS,
        measure.run,
        argv,
        prog="python -m benchmarks.mutation",
        about=measure.__doc__,
    )


if __name__ == "__main__":
    main()
