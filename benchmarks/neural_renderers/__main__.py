"""`python -m benchmarks.neural_renderers`: how well networks imitate brushes.

fidelity            train every network on every brush, and measure those that ship
networks            the same strokes by every network, beside the exact brush
brush_page          pictures of every brush, and the page that shows them
"""

from functools import partial

from benchmarks.neural_renderers import brush_page, measure, networks
from renderers.registry import Registry
from renderers.workshop.command import Command, run_one_of

COMMANDS: Registry = Registry(
    "command",
    fidelity=Command(measure.Fidelity, measure.run),
    networks=Command(networks.Networks, networks.run),
    brush_page=Command(brush_page.BrushPage, brush_page.run),
)

main = partial(run_one_of, COMMANDS, prog="python -m benchmarks.neural_renderers", about=__doc__)
"""does what the command line says; takes what is typed, if not there"""

if __name__ == "__main__":
    main()
