"""The network of neural style: VGG-19, as far as style looks."""

from pathlib import Path

from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.functional import avg_pool2d, relu
from torch.nn.utils import skip_init

from paint_gym.features.network import Scaled
from paint_gym.features.weights import read
from renderers.workshop.reading import reading

BLOCKS = (
    ("1_1", "1_2"),
    ("2_1", "2_2"),
    ("3_1", "3_2", "3_3", "3_4"),
    ("4_1", "4_2", "4_3", "4_4"),
    ("5_1",),
)
"""convolutions of VGG-19 between two poolings, as far as style looks (Simonyan & Zisserman 2015)"""
PLACES = (0, 2, 5, 7, 10, 12, 14, 16, 19, 21, 23, 25, 28)
"""their numbers in the layout of torchvision's weights"""
WIDTHS = (64, 128, 256, 512, 512)
"""channels of the blocks"""


class VGG(Scaled):
    """Picture to feature maps by layer, "1_1" to "5_1", after their ReLU.

    Average pooling (Gatys et al. 2015, section "Methods"). Pictures too small for a block have none
    of its layers.
    """

    style = ("1_1", "2_1", "3_1", "4_1", "5_1")
    """Gatys et al. 2015, "Methods" """
    content = ("1_1", "2_1", "3_1", "4_2")
    """the deepest is that of Gatys et al. 2015; the others keep edges"""

    def __init__(self, widths: tuple[int, ...]):
        super().__init__(*(name for block in BLOCKS for name in block))
        layers: dict[str, nn.Conv2d] = {}
        inputs = 3
        for block, width in zip(BLOCKS, widths, strict=True):
            for name in block:
                layers[name] = skip_init(nn.Conv2d, inputs, width, 3, padding=1)
                inputs = width
        self.layers = nn.ModuleDict(layers)

    def maps(self, x: Float[Tensor, "B 3 H W"]) -> dict[str, Float[Tensor, "B C h w"]]:
        """See `Scaled.maps`."""
        found = {}
        for number, block in enumerate(BLOCKS):
            if number:
                if min(x.shape[2:]) < 2:
                    break
                x = avg_pool2d(x, 2)
            for name in block:
                x = found[name] = relu(self.layers[name](x))
        return found

    def weights(self) -> dict[str, Tensor]:
        """See `Scaled.weights`."""
        return {
            f"features.{place}.{part}": getattr(layer, part).data
            for place, layer in zip(PLACES, self.layers.values(), strict=True)
            for part in ("weight", "bias")
        }


def trained(file: Path) -> VGG:
    """Weights in torchvision's layout, .pth or .safetensors; only what is needed is kept.

    Raises:
        ValueError: the file holds something else.
    """
    network = VGG(WIDTHS)
    with reading(file, "does not hold VGG-19 as torchvision names its layers (features.0.weight)"):
        weights = read(file)
        for name, x in network.weights().items():
            x.copy_(weights[name])
    network.name = "vgg19"
    network.calibrate()
    return network
