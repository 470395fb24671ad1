"""Every form a stroke can take, by name: what brushes share, and what engines have kernels for."""

from renderers.forms.box import box
from renderers.forms.bristle import bristle
from renderers.forms.disc import disc
from renderers.forms.nib import nib
from renderers.forms.sweep import sweep, wash
from renderers.forms.triangle import triangle
from renderers.registry import Registry

FORMS = Registry(
    "form", sweep=sweep, wash=wash, nib=nib, box=box, bristle=bristle, disc=disc, triangle=triangle
)
LENGTHWISE = ("sweep", "wash", "bristle")
"""forms along which ink and opacity may change"""
