"""Canvas and strokes as the page reads them: what events of a painting carry.

The page draws by the forms (`renderers.forms`), not by the brush: it is told of each kind of stroke
which form it takes, and of each stroke its row. Textures go along with the canvas, as the engines
here have them: tables of integrals [M, 65, 129], then M means.
"""

from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor

from paint_gym.paintings.ground import Ground
from renderers import Brush


def canvas_of(
    brush: Brush, height: int, width: int, *, ground: Ground
) -> tuple[dict[str, Any], bytes]:
    """The event of an empty canvas: header, and the textures as little-endian float32.

    Args:
        brush: whose strokes will lie there.
        height: of the painting, pixels: the page draws at any size, their ratio counts.
        width: of the painting, pixels.
        ground: what they lie on.

    Raises:
        ValueError: strokes of the brush take no form, by which the page draws.
    """
    forms = [kind.form for kind in brush.kinds]
    if None in forms:
        raise ValueError(
            f"the page cannot draw strokes of the brush {brush.title!r}: they take none of the "
            "forms in renderers.forms"
        )
    textures = brush.textures or ()
    header = {
        "event": "canvas",
        "height": height,
        "width": width,
        "ground": _ground(ground),
        "brush": brush.title,
        "forms": forms,
        "graded": brush.graded,
        "textures": len(textures[-1]) if textures else 0,
    }
    return header, b"".join(map(_bytes, textures))


def rows_of(brush: Brush, strokes: Float[Tensor, "T P"]) -> bytes:
    """What an event of strokes carries: their rows [T,20] as little-endian float32."""
    return _bytes(brush.rows(strokes.detach().cpu()))


def _ground(ground: Ground) -> dict[str, Any]:
    if ground.transparent:
        return {"transparent": True}
    return {"color": list(ground.color)} if ground.paper is None else {"paper": True}


def _bytes(numbers: Tensor) -> bytes:
    return numbers.to(torch.float32).numpy().astype("<f4").tobytes()
