"""OpenRaster: layers as a file that Krita, GIMP and MyPaint open.

Source: the baseline of openraster.org, file layout and layer stack.
"""

from html import escape
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from PIL import Image
from tqdm import tqdm

from paint_gym.paintings.layers import Layer, layers_of
from paint_gym.paintings.painting import Painting
from renderers.files import replacing

VERSION = "0.0.3"
"""of the format"""
THUMBNAIL = 256
"""its longer side at most, pixels"""
BORN = (1980, 1, 1, 0, 0, 0)
"""the date of every file within: the same painting is the same bytes"""


def write_ora(painting: Painting, path: Path, *, longer_side: int | None = None) -> int:
    """A layer for each change of paint; see `layers_of`. How many layers there are."""
    merged = painting.render(longer_side)
    height, width = merged.shape[:2]
    small = Image.fromarray(merged)
    small.thumbnail((THUMBNAIL, THUMBNAIL))
    told: list[str] = []
    with replacing(path) as unfinished, ZipFile(unfinished, "w") as file:
        _put(file, "mimetype", b"image/openraster")
        layers = tqdm(layers_of(painting, longer_side), "layers", unit="layer", leave=False)
        for i, layer in enumerate(layers):
            source = f"data/layer{i}.png"
            _put(file, source, _png(Image.fromarray(layer.picture)))
            told.append(_told(layer, source))
        _put(file, "mergedimage.png", _png(Image.fromarray(merged)))
        _put(file, "Thumbnails/thumbnail.png", _png(small))
        stack = "\n".join(reversed(told))  # the uppermost first
        _put(file, "stack.xml", _image(width, height, stack).encode())
    return len(told)


def _image(width: int, height: int, stack: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<image version="{VERSION}" w="{width}" h="{height}">\n'
        f"<stack>\n{stack}\n</stack>\n</image>\n"
    )


def _told(layer: Layer, source: str) -> str:
    return (
        f'<layer name="{escape(layer.name)}" src="{source}" x="{layer.x}" y="{layer.y}" '
        'opacity="1.0" visibility="visible" composite-op="svg:src-over"/>'
    )


def _put(file: ZipFile, name: str, content: bytes) -> None:
    """As it is: pictures are packed already."""
    about = ZipInfo(name, BORN)
    about.external_attr = 0o644 << 16
    file.writestr(about, content, ZIP_STORED)


def _png(picture: Image.Image) -> bytes:
    kept = BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()
