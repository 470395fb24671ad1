"""Every form a stroke can take, by name: what brushes share. Adding one: a file, and a line below.

Engines that are faster than the readable one have kernels for a form, in a registry of their own.
"""

from renderers.forms.box import BOX
from renderers.forms.bristle import BRISTLE
from renderers.forms.disc import DISC
from renderers.forms.nib import NIB
from renderers.forms.sweep import SWEEP
from renderers.forms.triangle import TRIANGLE
from renderers.forms.wash import WASH
from renderers.registry import Registry

FORMS = Registry(
    "form", sweep=SWEEP, wash=WASH, nib=NIB, box=BOX, bristle=BRISTLE, disc=DISC,
    triangle=TRIANGLE,
)  # fmt: skip
