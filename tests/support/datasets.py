"""Every data set in every layout that is known, tiny and made here."""

import gzip
from zipfile import ZipFile

import cv2
import numpy as np
from scipy.io import savemat


def jpeg(i, size=20):
    picture = np.random.default_rng(i).integers(0, 255, (size, size + 4, 3), np.uint8)
    return cv2.imencode(".jpg", cv2.GaussianBlur(picture, (5, 5), 2))[1].tobytes()


def fill_folder(folder, count=20):
    folder.mkdir(parents=True)
    for i in range(count):
        (folder / f"{i:03d}.jpg").write_bytes(jpeg(i))


def fill_zip(file, count=20):
    file.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(file, "w") as archive:
        for i in range(count):
            archive.writestr(f"some/{i:03d}.jpg", jpeg(i))


def idx(count):
    header = np.array([2051, count, 28, 28], ">i4").tobytes()
    return gzip.compress(header + np.random.default_rng(count).bytes(count * 784), mtime=0)


def labels(count):
    header = np.array([2049, count], ">i4").tobytes()
    return gzip.compress(header + bytes(i % 10 for i in range(count)), mtime=0)


def fill_mnist(folder):
    folder.mkdir(parents=True)
    for name, count in (("train", 9), ("t10k", 4)):
        (folder / f"{name}-images-idx3-ubyte.gz").write_bytes(idx(count))
        (folder / f"{name}-labels-idx1-ubyte.gz").write_bytes(labels(count))


def fill_mnist_zip(file):
    file.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(file, "w") as archive:
        for name, count in (("train", 9), ("t10k", 4)):
            archive.writestr(f"mnist/{name}-images-idx3-ubyte.gz", idx(count))
            archive.writestr(f"mnist/{name}-labels-idx1-ubyte.gz", labels(count))


def fill_svhn(folder):
    folder.mkdir(parents=True)
    for split, count in (("train", 9), ("test", 4)):
        digits = np.random.default_rng(count).integers(0, 255, (32, 32, 3, count), np.uint8)
        savemat(folder / f"{split}_32x32.mat", {"X": digits})


LAYOUTS = {
    "folder: nested": ("folder", lambda d: fill_folder(d / "deep" / "er")),
    "celeba: zip": ("celeba", lambda d: fill_zip(d / "celeba128.zip")),
    "celeba: folder": ("celeba", lambda d: fill_folder(d / "img_align_celeba")),
    "imagenet: zip": ("imagenet", lambda d: fill_zip(d / "imagenet256.zip")),
    "imagenet: classes": ("imagenet", lambda d: fill_folder(d / "imagenet" / "n01440764")),
    "monet: zip": ("monet", lambda d: fill_zip(d / "monet256.zip")),
    "monet: folder": ("monet", lambda d: fill_folder(d / "monet")),
    "landscapes: zip": ("landscapes", lambda d: fill_zip(d / "photos256.zip")),
    "svhn: mat": ("svhn", fill_svhn),
    "svhn: zip": ("svhn", lambda d: fill_zip(d / "svhn.zip")),
    "mnist: idx": ("mnist", fill_mnist),
    "mnist: zip": ("mnist", lambda d: fill_mnist_zip(d / "mnist.zip")),
}
