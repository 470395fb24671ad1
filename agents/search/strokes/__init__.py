"""Painting by search: gradient descent on all strokes of a picture together.

    strokes.py  strokes as a drawing: each moves in its own units
    goal.py     what is wanted: pictures, a score, and where they matter
    limits.py   what every stroke keeps to: widths, and that none is turned
    sow.py      new strokes where the error is, as large as the detail they are for
    worth.py    what the picture would lose without a stroke
    colors.py   the best inks for given shapes: a bounded least-squares problem
    paints.py   the same inks in few paints: which, and who takes which
    choosing.py when a search brings its inks to them
    follow.py   the strokes of a frame, on to the next one of a film
    loop.py     when to sow, move, re-sow and polish
    painter.py  `SearchPainter`, `Refined`
    further.py  strokes that are good already, gone on with

Source: Zou et al. 2021, "Stylized Neural Painting" (arXiv 2011.08114), section 3.

Departures from the paper:
1. Strokes are drawn exactly (the tile engine) instead of by a network.
2. No grid of patches: strokes live in the coordinates of the whole picture, so there are no seams
   and any aspect ratio is as good as a square.
3. Adam in place of RMSprop; positions and lengths move in units of their stroke.
4. Strokes that hardly show are sown again elsewhere; the paper keeps them.
5. The colours are solved for, given the shapes.
6. The first part of a search looks at a smaller picture.
7. Of many strokes tried in a patch the one is sown that would help most; the paper draws one.
"""

from agents.search.strokes.loop import Search as Search
from agents.search.strokes.painter import Refined as Refined
from agents.search.strokes.painter import SearchPainter as SearchPainter
from agents.search.strokes.strokes import Strokes as Strokes
