"""Where weights of networks lie that others trained, and how they come there."""

import os
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import torch
from torch.hub import download_url_to_file

from renderers.workshop.reading import in_a_line

STORE = "https://download.pytorch.org/models"


@dataclass(frozen=True)
class Weights:
    """One network's.

    Attributes:
        title: what people call it.
        variable: environment variable that may name the file.
        file: how torchvision names it; the last eight of its name begin its SHA-256.
        size: of that, MB.
        model: Hugging Face's name for it, if it is there.
    """

    title: str
    variable: str
    file: str
    size: int
    model: str | None = None

    def find(self) -> Path | None:
        """The file that the variable names; else ours, torch hub's or Hugging Face's; or None.

        Raises:
            FileNotFoundError: the variable names no file.
        """
        if named := os.environ.get(self.variable):
            if not Path(named).is_file():
                raise FileNotFoundError(
                    f"{self.variable} names {named}, and there is no such file: point it at "
                    f"{self.title}'s weights (.pth or .safetensors), or unset it"
                )
            return Path(named)
        stem = self.file.partition("-")[0]
        found = [*sorted(Path(torch.hub.get_dir()).glob(f"checkpoints/{stem}-*.pth"))]
        if self.model:
            home = Path(os.environ.get("HF_HOME", Path.home() / ".cache" / "huggingface"))
            found += sorted((home / "hub").glob(f"models--{self.model}/snapshots/*/*.safetensors"))
        return self.own if self.own.is_file() else next(iter(found), None)

    @property
    def own(self) -> Path:
        """Where ours lies, once it was downloaded: what is needed of it."""
        home = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
        return home / "paint-gym" / f"{self.file.partition('-')[0]}.safetensors"

    def fetch(self, folder: Path) -> Path:
        """Download the whole file into a folder, with a bar, and check it.

        Raises:
            OSError: it did not come.
            ValueError: what came is something else.
        """
        target = folder / self.file
        begin = self.file.rpartition("-")[2].removesuffix(".pth")
        try:
            download_url_to_file(f"{STORE}/{self.file}", str(target), hash_prefix=begin)
        except HTTPError as error:
            error.close()  # it is an answer as well
            raise self._lost(error) from error
        except (OSError, HTTPException) as error:
            raise self._lost(error) from error
        except RuntimeError as error:  # the hash is another
            raise ValueError(
                f"what came from {STORE}/{self.file} is not {self.title}, or not all of it: "
                f"{in_a_line(error)}"
            ) from error
        return target

    def _lost(self, error: Exception) -> OSError:
        return OSError(
            f"{self.title}'s weights did not come from {STORE}: {in_a_line(error)}; try again, or "
            f"let {self.variable} name a file of them"
        )


def read(file: Path) -> dict[str, Any]:
    """Tensors by name, of a .pth in which nothing can run or a .safetensors."""
    if file.suffix == ".safetensors":
        from safetensors.torch import load_file

        return load_file(file)
    return torch.load(file, map_location="cpu", weights_only=True)


VGG19 = Weights("VGG-19", "PAINT_GYM_VGG19", "vgg19-dcbb9e9d.pth", 548, "timm--vgg19.tv_in1k")
SQUEEZENET = Weights("SqueezeNet 1.1", "PAINT_GYM_SQUEEZENET", "squeezenet1_1-b8a52dc0.pth", 5)
