"""What a job does in its process, by its kind. Adding one: a file here, and a line below.

telling.py   what has come of a painting so far, as events
paint.py     a photograph, painted; and gone on with
stylize.py   a photograph in the hand of a painting
answer.py    a translator's answer to what was drawn
"""

from agents.studio.kinds.paint import paint
from renderers.registry import Registry

KINDS = Registry("kind of job", paint=paint)
