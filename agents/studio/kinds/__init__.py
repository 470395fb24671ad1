"""What a job does in its process, by its kind. Adding one: a file here, and a line below.

paint.py     a photograph, painted
further.py   a painting gone on with
telling.py   what has come of a painting so far, as events
stylize.py   a photograph in the hand of a painting
answer.py    a translator's answer to what was drawn
picture.py   pictures as events carry them
"""

from agents.studio.kinds.answer import answer
from agents.studio.kinds.paint import paint
from agents.studio.kinds.stylize import stylize
from renderers.registry import Registry

KINDS = Registry("kind of job", paint=paint, stylize=stylize, answer=answer)
