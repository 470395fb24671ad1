"""Faces: Liu et al. 2015 (arXiv 1411.7766). Any zip file or folder of them, aligned or cropped."""

from paint_gym.targets.source import Files


class Celeba(Files):
    """CelebA, the square about the centre; the last tenth by name is the test split."""

    what = "CelebA"
    zips = ("celeba*.zip", "img_align_celeba.zip")
    folders = ("img_align_celeba", "celeba")
    terms = "non-commercial research; not to be redistributed"
    may_be_shown = False
