"""The picture a stroke really makes, in readable torch; every other engine is held to it."""

from jaxtyping import Float
from torch import Tensor

from renderers.brush import Brush
from renderers.canvas import Renderer, over


class Exact(Renderer):
    """Paints by the brush's own geometry: any size, any device, float32 or float64."""

    def __init__(self, brush: Brush):
        self.brush = brush

    def paint(
        self, canvas: Float[Tensor, "B 3 H W"], strokes: Float[Tensor, "B K P"]
    ) -> Float[Tensor, "B 3 H W"]:
        """See `Renderer.paint`. One layer is in memory at a time when no gradient is wanted."""
        height, width = canvas.shape[-2:]
        for k in range(strokes.shape[1]):
            canvas = over(canvas, *self.brush.rasterize(strokes[:, k], height, width))
        return canvas
