"""`python -m benchmarks.translators`: how good networks are that make pictures of pictures.

games, patches, scales, edges   train variants for as many updates, and judge each
unpaired         train variants for as long, and judge each
judge WEIGHTS    what is made of test pictures, between real pictures and what has not learned
hints WEIGHTS    how near colours come with the number of hints
speed            seconds and memory that one picture takes
answers          seconds until the sketch window answers a stroke
"""

from functools import partial

from benchmarks.translators import answers, compare, hints, measure, speed
from benchmarks.translators.variants import COMPARISONS
from renderers.registry import Registry
from renderers.workshop.command import Command, run_one_of

COMMANDS: Registry = Registry(
    "command",
    **{
        name: Command(compare.ForUpdates, partial(compare.run, name), COMPARISONS[name].asks)
        for name in ("games", "patches", "scales", "edges")
    },
    unpaired=Command(
        compare.ForSeconds,
        partial(compare.run_for_seconds, "unpaired"),
        COMPARISONS["unpaired"].asks,
    ),
    judge=Command(measure.Judge, measure.run),
    hints=Command(hints.Hints, hints.run),
    speed=Command(speed.Speed, speed.run),
    answers=Command(answers.Answers, answers.run),
)

main = partial(run_one_of, COMMANDS, prog="python -m benchmarks.translators", about=__doc__)
"""does what the command line says; takes what is typed, if not there"""

if __name__ == "__main__":
    main()
