"""Every brush by name. Adding one: a file here, and a line below."""

from renderers.brushes.bezier import Bezier, OpaqueBezier
from renderers.registry import Registry

BRUSHES = Registry("brush", bezier=Bezier, bezier_opaque=OpaqueBezier)
