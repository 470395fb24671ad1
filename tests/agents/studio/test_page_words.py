"""The words of the studio's page: both languages have all of them, and the markup has none."""

import json
import re

import pytest

from agents.painters.by_name import PAINTERS
from agents.studio.refusals import CODES
from renderers import BRUSHES
from tests.agents.studio.conftest import everywhere
from tests.support.canned_studio import PAGE

pytestmark = pytest.mark.slow  # a browser

TIMES = "\u00d7"
LANGUAGES = ("english", "chinese")
PLACES = r"{(\w+)}"


def words(language):
    text = (PAGE / f"{language}.js").read_text()
    body = text[text.index("{") + 1 : text.rindex("}")].rstrip().rstrip(",")
    return json.loads("{" + body + "}")


def sources():
    """All that may say a word."""
    files = [x for x in sorted(PAGE.iterdir()) if x.stem not in LANGUAGES]
    return "".join(file.read_text() for file in files)


def test_both_languages_have_the_same_words_with_the_same_places():
    english, chinese = words("english"), words("chinese")
    # the codes of the studio's errors: in English it says them itself
    said = {f"error.{code}": chinese.pop(f"error.{code}") for code in CODES}
    told = {place for text in said.values() for place in re.findall(PLACES, text)}
    assert told <= {"most", "came", "field", "said"}
    assert list(english) == list(chinese)
    for key, text in english.items():
        assert text.strip() and chinese[key].strip(), key
        assert set(re.findall(PLACES, text)) == set(re.findall(PLACES, chinese[key])), key
    foreign = re.compile(r"[\u4e00-\u9fff]")
    own = (
        "keep.png",
        "keep.svg",
        "keep.json",
        "keep.npz",
        "keep.mp4",
        "work.share",
        "film.of",
        "error.said",
    )
    assert all(foreign.search(text) for key, text in chinese.items()
               if key not in own and not key.startswith("work.") and key != "language")  # fmt: skip
    assert not [k for k, v in english.items() if foreign.search(v) and not k.startswith("language")]


def test_no_word_is_in_the_markup_and_every_key_that_is_used_is_there():
    markup = (PAGE / "index.html").read_text()
    body = re.sub(r"<(noscript|title)>.*?</\1>", "", markup, flags=re.S)
    shown = re.sub(r"<[^>]*>", " ", body).split()
    assert set(shown) == {"paint-gym", *(f"{x}{TIMES}" for x in ("¼", "½", 1, 2, 4))}
    assert not re.findall(r'\s(?:aria-label|title|placeholder)="', body)
    assert not re.findall(r'\salt="[^"]', body)
    known = words("english")
    keys = set(re.findall(r'data-word(?:-label|-alt|-tip)?="([^"]+)"', markup))
    code = sources()
    keys |= set(re.findall(r'(?:words|complain)\("([^"]+)"', code))
    keys |= set(re.findall(r'tell\([^"`]+, "([^"]+)"', code))
    assert len(keys) > 100
    assert keys <= set(known)


def test_every_word_is_used():
    code = sources()
    families = "painter brush picture style translator color draw work act keep about film"
    unused = [key for key in words("english") if f'"{key}"' not in code]
    assert [key for key in unused if key.partition(".")[0] not in families.split()] == []


def test_the_page_speaks_the_language_of_the_browser_and_the_one_that_is_chosen(sights):
    sight = sights(locale="zh-CN").load()
    assert sight.page.evaluate("document.documentElement.lang") == "zh-CN"
    assert sight.role("tab", "绘画").is_visible()
    assert sight.role("button", "咖啡").is_visible()
    sight.page.locator(".picture").first.click()
    sight.wait("#picker", "hidden")
    sight.paint()
    assert sight.text("#work-text") == "8 笔\uff0c用时 1.3 秒 · 21.5 dB"
    sight.page.click("#language")
    assert sight.text("#work-text") == "8 strokes in 1.3 s · 21.5 dB"
    assert sight.page.evaluate("document.documentElement.lang") == "en"
    assert sight.role("button", "Paint again").is_visible()
    sight.load()
    assert sight.role("tab", "Paint").is_visible(), "it is remembered"


def test_no_chinese_is_left_where_english_is_spoken_and_no_english_where_chinese_is(sights):
    sight = sights(locale="zh-CN").load()
    own = re.compile(
        r"paint-gym|English|PNG|SVG|MP4|JSON|NPZ|Ctrl|Enter|Esc|dB|json|npz|[A-Z]|\bs\b|\u00d7"
    )
    for name in everywhere(sight):
        left = re.findall(r"[A-Za-z]{2,}", own.sub("", sight.text("body")))
        assert left == [], name
    sight.page.click("#language")
    assert re.findall(r"[\u4e00-\u9fff]+", sight.text("body")) == ["中文"]


def test_painters_and_brushes_have_names_in_both():
    for language in LANGUAGES:
        known = words(language)
        assert not [name for name in PAINTERS if f"painter.{name}" not in known]
        assert not [name for name in PAINTERS if f"painter.{name}.about" not in known]
        assert not [name for name in BRUSHES if f"brush.{name}" not in known]
