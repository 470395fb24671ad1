"""Photographs of a thousand classes: Deng et al. 2009. A zip file, or folders of classes."""

from paint_gym.targets.source import Files


class Imagenet(Files):
    """ImageNet; the last tenth by name is the test split (in folders of classes: other classes)."""

    what = "ImageNet"
    zips = ("imagenet*.zip",)
    folders = ("imagenet", "ILSVRC2012_img_train")
    terms = "non-commercial research; the owners keep their rights"
    may_be_shown = False
