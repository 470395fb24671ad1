"""`python -m benchmarks.search`: how well and how fast painters that search paint.

cases [CASE ...]    error and seconds of each case; so without a name
large               a large picture of many strokes: seconds, memory, and whether it has seams
gallery             what the ways of painting look like
opening             the pictures that open the README
ideas [IDEA ...]    what ideas of others are worth in our search
primitive           our search beside the public hill climber, for as many seconds
palettes            what few paints cost
transport           what optimal transport adds to a score of pixels
film                films: likeness, flicker and seconds of three ways to paint one
"""

from functools import partial

from benchmarks.search import (
    film,
    gallery,
    large,
    measure,
    opening,
    palettes,
    primitive,
    transport,
    tried,
)
from renderers.registry import Registry
from renderers.workshop.command import Command, run_one_of

COMMANDS: Registry = Registry(
    "command",
    cases=Command(measure.Cases, measure.run),
    large=Command(large.Large, large.run),
    gallery=Command(gallery.Gallery, gallery.run),
    opening=Command(opening.Opening, opening.run),
    ideas=Command(tried.Tried, tried.run),
    primitive=Command(primitive.Beside, primitive.run),
    palettes=Command(palettes.Palettes, palettes.run),
    film=Command(film.Filmed, film.run),
    transport=Command(transport.Transport, transport.run),
)

main = partial(
    run_one_of, COMMANDS, prog="python -m benchmarks.search", about=__doc__, unnamed="cases"
)
"""does what the command line says; takes what is typed, if not there"""

if __name__ == "__main__":
    main()
