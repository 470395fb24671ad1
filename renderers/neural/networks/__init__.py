"""Every network by name. Adding one: a file here, and a line below."""

from renderers.neural.networks.dcgan import Dcgan
from renderers.neural.networks.dual_pathway import DualPathway
from renderers.neural.networks.pixel_shuffle import PixelShuffle
from renderers.neural.networks.unet import UNet
from renderers.registry import Registry

NETWORKS = Registry(
    "network", pixel_shuffle=PixelShuffle, dual_pathway=DualPathway, dcgan=Dcgan, unet=UNet
)
