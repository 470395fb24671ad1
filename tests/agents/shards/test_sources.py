"""Pictures are found in folders, tars and lists, in an order that is always the same."""

import pytest

from agents.shards import sources
from agents.shards.pictures import bytes_of, pictures_of
from agents.shards.sources import expanded, find_sources
from tests.support.albums import folder_of, list_of, picture, tar_of


def found(told):
    return list(pictures_of(find_sources(str(told))))


def test_a_folder_gives_all_pictures_below_it_by_their_paths(tmp_path):
    folder_of(tmp_path / "in", 3)
    (tmp_path / "in" / ".hidden.png").write_bytes(b"")
    pictures = found(tmp_path / "in")
    assert [x.id for x in pictures] == ["00.png", "02.png", "below/01.png", "broken.jpg"]
    assert bytes_of(pictures[2]) == picture(1)


def test_a_tar_gives_the_first_picture_of_each_sample(tmp_path):
    names = ["./a/0.png", "a/0.mask.png", "a/0.txt", "a/1.jpg"]
    pictures = found(tar_of(tmp_path / "x.tar", names))
    assert [x.id for x in pictures] == ["a/0", "a/1"]
    assert bytes_of(pictures[1]) == picture(3)


@pytest.mark.parametrize("told", ["{0..1}.tar", "*.tar", "{1,0}.tar"])
def test_samples_of_several_tars_are_told_apart(tmp_path, told):
    for name in "01":
        tar_of(tmp_path / f"{name}.tar", ["x.png"])
    ids = [x.id for x in found(tmp_path / told)]
    assert ids == (["1/x", "0/x"] if "," in told else ["0/x", "1/x"])


def test_a_list_gives_files_from_its_own_folder_on(tmp_path):
    (tmp_path / "a.png").write_bytes(picture(0))
    told = list_of(tmp_path / "x.parquet", key=[7], path=["a.png"])
    (one,) = found(told)
    assert (one.id, bytes_of(one)) == ("7", picture(0))


def test_a_list_may_hold_the_bytes_themselves(tmp_path):
    content = [picture(i) for i in range(3)] + [None]
    pictures = found(list_of(tmp_path / "x.parquet", id=["a", "b", "c", "d"], bytes=content))
    assert [bytes_of(x) for x in pictures[:3]] == content[:3]
    with pytest.raises(ValueError, match="d has no bytes"):
        bytes_of(pictures[3])


def test_pictures_may_lie_anywhere_that_fsspec_knows():
    import fsspec

    with fsspec.open("memory://album/a.png", "wb") as file:
        file.write(picture(5))
    (one,) = found("memory://album")
    assert (one.id, bytes_of(one)) == ("a.png", picture(5))


def test_braces_stand_for_what_a_shell_makes_of_them(monkeypatch):
    assert expanded("{a,b}-{08..10}") == [f"{x}-{n}" for x in "ab" for n in ("08", "09", "10")]
    assert expanded("plain") == ["plain"]
    monkeypatch.setattr(sources, "MOST", 5)
    for many in ("{0..5}", "{0..2}{0..2}"):
        with pytest.raises(ValueError, match="stands for more than 5 names"):
            expanded(many)


@pytest.mark.parametrize(
    ("told", "error", "said"),
    [
        ("nowhere", FileNotFoundError, "name a folder of pictures, .tar or .parquet"),
        ("x{0..3}.tar", FileNotFoundError, "no file .*x0.tar"),
        ("y*.tar", FileNotFoundError, "no file"),
        ("empty", ValueError, "holds no pictures"),
        ("words.tar", ValueError, "words.tar cannot be read"),
        ("words.parquet", ValueError, "words.parquet cannot be read"),
        ("columns.parquet", ValueError, "has columns id, name: wanted id, and bytes, path or url"),
    ],
)
def test_what_holds_no_pictures_is_refused(tmp_path, told, error, said):
    (tmp_path / "empty").mkdir()
    (tmp_path / "words.tar").write_text("words")
    (tmp_path / "words.parquet").write_text("words")
    list_of(tmp_path / "columns.parquet", id=["a"], name=["b"])
    with pytest.raises(error, match=said):
        found(tmp_path / told)
