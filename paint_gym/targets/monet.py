"""Paintings by Claude Monet, as collected for CycleGAN (Zhu et al. 2017)."""

from paint_gym.targets.source import Files


class Monet(Files):
    """Monet; the last tenth by name is the test split."""

    what = "Monet"
    zips = ("monet*.zip",)
    folders = ("monet", "monet_jpg", "trainA")
    terms = "public domain"
    may_be_shown = True
