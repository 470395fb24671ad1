"""The one gradient search, and painting by it.

drawing.py  numbers that may move, and the picture they make: `Pixels`, `Samples`
movers.py   what takes numbers down a slope: Adam, L-BFGS
descent.py  `descend`: until when, the best so far, and all that goes on later
drive.py    to the end in front of a person, who may stop it; kept on disk to go on from
strokes/    all strokes of a picture together: `SearchPainter`, `Refined`
"""

from agents.search.descent import Until as Until
from agents.search.descent import descend as descend
from agents.search.drawing import Pixels as Pixels
from agents.search.drawing import Samples as Samples
from agents.search.drive import Aloud as Aloud
from agents.search.strokes import Refined as Refined
from agents.search.strokes import Search as Search
from agents.search.strokes import SearchPainter as SearchPainter
from agents.search.strokes import Strokes as Strokes
