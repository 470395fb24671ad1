"""Files are whole or not there at all."""

import pytest

from renderers.files import replacing, write_text


def test_a_file_takes_its_place_when_it_is_whole(tmp_path):
    file = tmp_path / "new" / "words.txt"
    write_text(file, "first")
    with replacing(file) as unfinished:
        unfinished.write_text("second")
        assert file.read_text() == "first"
    assert file.read_text() == "second"
    assert [p.name for p in file.parent.iterdir()] == ["words.txt"]


def test_what_fails_half_way_leaves_the_old_file(tmp_path):
    file = tmp_path / "words.txt"
    write_text(file, "first")
    with pytest.raises(OSError, match="disk full"), replacing(file) as unfinished:
        unfinished.write_text("sec")
        raise OSError("disk full")
    assert file.read_text() == "first"
