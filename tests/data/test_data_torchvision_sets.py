"""torchvision's downloads: nothing half done stays behind, and a host that does not answer is left alone."""

from __future__ import annotations

import pytest

from gradlab.data import files, torchvision_sets

URL = "https://pictures.invalid/set.tar.gz"


@pytest.fixture
def online(monkeypatch):
    """Downloads are allowed, and every host answers."""
    monkeypatch.delenv("GRADLAB_OFFLINE")
    monkeypatch.setattr(files, "answers", lambda url: True)


def writes(root, train, download):
    (root / "set").mkdir()
    (root / "set" / "part").write_text("whole")


def breaks_off(root, train, download):
    writes(root, train, download)
    raise RuntimeError("File not found or corrupted.")


def test_a_set_arrives_in_its_place(online, alone):
    assert torchvision_sets.download(writes, URL, "set") == alone
    assert (alone / "set" / "part").read_text() == "whole"
    assert [path.name for path in alone.iterdir()] == ["set"]


def test_half_a_set_leaves_nothing(online, alone):
    assert torchvision_sets.download(breaks_off, URL, "set") is None
    assert list(alone.iterdir()) == []


def test_nothing_is_tried_offline_or_without_an_answer(monkeypatch, alone):
    def never(*args, **kwargs):
        raise AssertionError("tried to download")

    assert torchvision_sets.download(never, URL, "set") is None
    monkeypatch.delenv("GRADLAB_OFFLINE")
    monkeypatch.setattr(files, "answers", lambda url: False)
    assert torchvision_sets.download(never, URL, "set") is None
    assert not alone.exists()
