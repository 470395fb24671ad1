"""`python -m benchmarks.generators`: how good networks are that make pictures.

losses, recipe      train variants with several seeds, and judge each
judge WEIGHTS       distances of samples to real pictures, between a floor and a ceiling
race RUN RUN        distance against seconds of training, runs side by side
digits WEIGHTS      whether made digits are digits, by a classifier that learned from real ones
sheet WEIGHTS       samples, and below each the training picture that is nearest
speed               an update of a preset against the arithmetic that the processor can do
"""

from functools import partial

from benchmarks.generators import compare, digits, measure, race, sheet, speed
from benchmarks.generators.variants import COMPARISONS
from renderers.registry import Registry
from renderers.workshop.command import Command, run_one_of

COMMANDS: Registry = Registry(
    "command",
    **{
        name: Command(compare.Compare, partial(compare.run, name), COMPARISONS[name].asks)
        for name in COMPARISONS
    },
    judge=Command(measure.Judge, measure.run),
    race=Command(race.Race, race.run),
    digits=Command(digits.Digits, digits.run),
    sheet=Command(sheet.Sheet, sheet.run),
    speed=Command(speed.Speed, speed.run),
)

main = partial(run_one_of, COMMANDS, prog="python -m benchmarks.generators", about=__doc__)
"""does what the command line says; takes what is typed, if not there"""

if __name__ == "__main__":
    main()
