"""Every brush by name. Adding one: a file here, and a line below."""

from renderers.brushes.bezier import Bezier, OpaqueBezier
from renderers.brushes.by_name import Brushes
from renderers.brushes.circle import Circle
from renderers.brushes.marker import Marker
from renderers.brushes.oil import Oil
from renderers.brushes.rectangle import Rectangle
from renderers.brushes.triangle import Triangle
from renderers.brushes.watercolor import Watercolor

BRUSHES = Brushes(
    "brush", bezier=Bezier, bezier_opaque=OpaqueBezier, circle=Circle, triangle=Triangle,
    rectangle=Rectangle, marker=Marker, watercolor=Watercolor, oil=Oil,
)  # fmt: skip
