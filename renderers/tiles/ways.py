"""How the kernels lay a brush's strokes: the way of each of its kinds, and its textures."""

from typing import NamedTuple

from renderers.brush import Brush
from renderers.forms import FORMS
from renderers.forms.bristle import integrals
from renderers.forms.textured import Textures


class Way(NamedTuple):
    """How one kind of stroke is laid.

    Attributes:
        form: a key of FORMS.
        varies: whether ink or opacity changes along the strokes.
        graded: whether ink does.
    """

    form: str
    varies: bool
    graded: bool


class Ways(NamedTuple):
    """How the strokes of a brush are laid.

    Attributes:
        kinds: a `Way` for each of its kinds: a row's last number says which (`renderers.forms`).
        textures: what textured rectangles are inked through; the bristles' where there are none.
    """

    kinds: tuple[Way, ...]
    textures: Textures


def ways_of(brush: Brush) -> Ways:
    """How a brush's strokes are laid; each of its kinds takes a form."""
    kinds = [Way(str(b.form), b.graded or b.fading, b.graded) for b in brush.kinds]
    return Ways(tuple(kinds), brush.textures or integrals())


def way_of_form(form: str) -> Ways:
    """How rows of a form are laid that come from no brush: all that may change along it does."""
    changes = FORMS[form].lengthwise
    return Ways((Way(form, changes, changes),), integrals())
