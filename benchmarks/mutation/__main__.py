"""`python -m benchmarks.mutation`: how many faults made on purpose the tests beside them notice."""

from collections.abc import Sequence

from benchmarks.mutation import measure
from renderers.workshop.command import run


def main(argv: Sequence[str] | None = None) -> None:
    """Make faults as the command line says."""
    run(
        measure.Mutation,
        measure.run,
        argv,
        prog="python -m benchmarks.mutation",
        about=measure.__doc__,
    )


if __name__ == "__main__":
    main()
