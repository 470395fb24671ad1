"""`python -m benchmarks.style`: how well and how fast photographs take on a painting's hand.

ratios      what a ratio of content to style means, by every network that is there
cost        seconds and memory of a picture against its size
gallery     five photographs in five paintings' hands
progress    the first steps
networks    the same pairs by every network
drawings    pixels against strokes
"""

from functools import partial

from benchmarks.style import cost, ratios, sheets
from renderers.registry import Registry
from renderers.workshop.command import Command, run_one_of

COMMANDS: Registry = Registry(
    "command",
    ratios=Command(ratios.Ratios, ratios.run),
    cost=Command(cost.Cost, cost.run),
    gallery=Command(sheets.Gallery, sheets.gallery),
    progress=Command(sheets.Sheet, sheets.progress, "The first steps, at one size."),
    networks=Command(sheets.Sheet, sheets.networks, "The same pairs by every network."),
    drawings=Command(sheets.Drawings, sheets.drawings),
)

main = partial(run_one_of, COMMANDS, prog="python -m benchmarks.style", about=__doc__)
"""does what the command line says; takes what is typed, if not there"""

if __name__ == "__main__":
    main()
