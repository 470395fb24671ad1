"""Photographs of landscapes, the other side of Monet in CycleGAN's sets (Zhu et al. 2017)."""

from paint_gym.targets.source import Files


class Landscapes(Files):
    """Photographs of landscapes; the last tenth by name is the test split."""

    what = "landscapes"
    zips = ("photos*.zip", "landscapes*.zip")
    folders = ("landscapes", "photo_jpg", "trainB")
    terms = "research; the photographers keep their rights"
    may_be_shown = False
