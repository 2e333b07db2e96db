"""Digits and small colour pictures: torchvision's interface, real or made."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
import torch
from PIL import Image
from torchvision.transforms import ToTensor

from gradlab.data import drawn, load_cifar10, load_mnist
from gradlab.data.cifar import FOLDER
from gradlab.data.mnist import FILES, RAW
from gradlab.errors import GradLabError

TEN = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]


@pytest.fixture
def few(monkeypatch):
    """Draw only a few pictures of each class, so that the tests stay fast."""
    monkeypatch.setattr(drawn, "TRAIN", 400)
    monkeypatch.setattr(drawn, "TEST", 200)


def holds_the_interface(dataset, size: tuple[int, ...], mode: str) -> None:
    image, label = dataset[0]
    assert isinstance(image, Image.Image)
    assert (image.mode, image.size) == (mode, size[:2])
    assert type(label) is int
    assert label == int(dataset.targets[0])
    assert np.array_equal(np.asarray(image), np.asarray(dataset.data[0]))
    assert len(dataset) == len(dataset.data) == len(dataset.targets)
    assert tuple(dataset.data.shape[1:]) == size
    assert np.asarray(dataset.data).dtype == np.uint8
    assert dataset.class_to_idx[dataset.classes[3]] == 3
    dataset.transform = ToTensor()
    picture, _ = dataset[1]
    assert picture.shape == (3 if mode == "RGB" else 1, *size[:2])
    assert 0.0 <= picture.min() < picture.max() <= 1.0


@pytest.mark.parametrize("train, n", [(True, 6_000), (False, 1_000)])
def test_made_digits(train, n, capsys):
    digits = load_mnist(train)
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert "stand-in" in said
    assert len(digits) == n
    assert isinstance(digits.data, torch.Tensor)
    assert digits.targets.dtype == torch.int64
    holds_the_interface(digits, (28, 28), "L")
    assert np.bincount(digits.targets, minlength=10).min() > 0.08 * n
    assert digits.data[:, :2].float().mean() < 5  # an empty border, as in MNIST
    assert torch.equal(digits.data, load_mnist(train).data)
    assert len(pickle.loads(pickle.dumps(digits))) == n


def test_no_handwriting_is_in_both_parts(monkeypatch):
    from gradlab.data import digits

    seen = []
    monkeypatch.setattr(digits, "_blow_up", lambda images, rng: seen.append(images) or np.zeros((1, 28, 28), np.uint8))
    digits.make_digits(True)
    digits.make_digits(False)
    train, test = ({image.tobytes() for image in images} for images in seen)
    assert len(test) > 490
    assert len(train) > 1_200
    assert not train & test


def test_digits_can_be_learned():
    train, test = load_mnist(True), load_mnist(False)
    means = torch.stack([train.data[train.targets == k].float().mean(0) for k in range(10)])
    nearest = torch.cdist(test.data.flatten(1).float(), means.flatten(1)).argmin(1)
    assert 0.6 < (nearest == test.targets).float().mean() < 0.95


@pytest.mark.parametrize("train, n", [(True, 400), (False, 200)])
def test_drawn_pictures(few, train, n, capsys):
    pictures = load_cifar10(train)
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert "stand-in" in said
    assert pictures.classes == TEN
    assert isinstance(pictures.targets, list)
    assert np.bincount(pictures.targets).tolist() == [n // 10] * 10
    assert pictures.targets[: n // 10] != [0] * (n // 10)  # shuffled
    holds_the_interface(pictures, (32, 32, 3), "RGB")
    assert len(np.unique(pictures.data.reshape(n, -1), axis=0)) == n


def test_drawn_pictures_are_the_same_at_every_call_and_differ_between_the_parts(few, alone):
    fresh, kept = load_cifar10(False), load_cifar10(False)
    assert len(list(alone.glob("cifar10-drawn-test-*.npz"))) == 1
    assert np.array_equal(fresh.data, kept.data)
    assert fresh.targets == kept.targets
    others = {picture.tobytes() for picture in load_cifar10(True).data}
    assert not others & {picture.tobytes() for picture in fresh.data}


def test_a_broken_cache_is_drawn_anew(few, alone):
    first = load_cifar10(False)
    (kept,) = alone.glob("*.npz")
    kept.write_bytes(kept.read_bytes()[:1000])
    assert np.array_equal(load_cifar10(False).data, first.data)


def test_pictures_are_drawn_without_a_cache_too(few, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert len(load_cifar10(False)) == 200


def test_every_class_has_its_own_pictures():
    """Nearest neighbour in brightness does better than chance, yet the set is far from trivial."""
    train, y_train = drawn.draw(False)
    grey = train.reshape(len(train), 16, 2, 16, 2, 3).mean((2, 4, 5)).reshape(len(train), -1)
    grey = (grey - grey.mean(1, keepdims=True)) / grey.std(1, keepdims=True)
    alike = grey[:400] @ grey[400:].T
    hits = (y_train[400:][alike.argmax(1)] == y_train[:400]).mean()
    assert 0.3 < hits < 0.9


@pytest.mark.parametrize("train, n", [(True, 60_000), (False, 10_000)])
def test_real_digits(real_data, train, n, capsys):
    digits = load_mnist(train, transform=ToTensor())
    assert len(digits) == n
    assert digits[0][0].shape == (1, 28, 28)
    assert "real" in capsys.readouterr().out


@pytest.mark.parametrize("train, n", [(True, 50_000), (False, 10_000)])
def test_real_pictures(real_data, train, n, capsys):
    pictures = load_cifar10(train)
    assert len(pictures) == n
    assert pictures.classes == TEN
    assert "real" in capsys.readouterr().out
    holds_the_interface(pictures, (32, 32, 3), "RGB")


def test_a_damaged_set_of_digits_is_an_error(alone):
    name, (size, _) = next(iter(FILES.items()))
    (alone / RAW).mkdir(parents=True)
    (alone / RAW / name).write_bytes(bytes(10))
    with pytest.raises(GradLabError, match=name):
        load_mnist(True)
    (alone / RAW / name).unlink()
    assert size > 10
    assert len(load_mnist(False)) == 1_000


def test_a_missing_file_of_the_digits_is_an_error(real_data, monkeypatch, tmp_path):
    (tmp_path / RAW).mkdir(parents=True)
    for name in list(FILES)[:3]:
        (tmp_path / RAW / name).symlink_to((real_data / RAW / name).resolve())
    monkeypatch.setenv("GRADLAB_DATA", str(tmp_path))
    with pytest.raises(GradLabError, match="t10k-labels-idx1-ubyte"):
        load_mnist(True)


def test_a_damaged_set_of_pictures_is_an_error(alone):
    (alone / FOLDER).mkdir(parents=True)
    (alone / FOLDER / "data_batch_1").write_bytes(b"half")
    with pytest.raises(GradLabError, match="data_batch_1 is damaged"):
        load_cifar10(False)
