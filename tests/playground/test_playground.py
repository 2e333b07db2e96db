"""The playground: points, network, and the controls without a browser."""

from __future__ import annotations

import asyncio
import io
import sys

import numpy as np
import pytest
from PIL import Image

from gradlab.playground import ACTIVATIONS, DATA_SETS, FEATURES, Network, Playground, make_points, playground
from gradlab.playground.picture import LivePicture


@pytest.mark.parametrize("name", DATA_SETS)
def test_points_are_balanced_and_the_same_for_a_seed(name):
    X, y = make_points(name, 60, noise=0.1, seed=5)
    assert X.shape == (60, 2) and y.shape == (60,) and y.sum() == 30
    assert np.array_equal(X, make_points(name, 60, noise=0.1, seed=5)[0])
    assert not np.array_equal(X, make_points(name, 60, noise=0.1, seed=6)[0])
    assert abs(make_points(name, 500)[0]).max() < 3  # all inside the plane that is drawn


def test_classes_are_where_their_names_say():
    X, y = make_points("xor", 200)
    assert np.array_equal(X.prod(axis=1) > 0, y == 1)
    X, y = make_points("circle", 200)
    assert np.array_equal(np.hypot(*X.T) < 1.5, y == 1)
    with pytest.raises(ValueError, match="moons"):
        make_points("moons", 10)


def test_network_learns_circle_and_a_linear_one_does_not():
    X, y = make_points("circle", 150, seed=1)
    bent, straight = Network(X, y, (6,), "tanh"), Network(X, y, (6, 6), "linear")
    for _ in range(80):
        bent.epoch(0.3)
        straight.epoch(0.3)
    assert bent.score(X, y)[1] > 0.95 and straight.score(X, y)[1] < 0.75


def test_engineered_features_need_no_hidden_layer():
    X, y = make_points("xor", 150, seed=1)
    network = Network(X, y, (), features=["x₁x₂"])
    for _ in range(20):
        network.epoch(0.1)
    assert network.score(*make_points("xor", 150, seed=2))[1] > 0.95


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_layers_are_as_wide_as_asked(activation):
    X, y = make_points("gauss", 20)
    network = Network(X, y, (5, 3), activation, list(FEATURES))
    assert [layer.shape for layer in network.layers(X[:4])] == [(4, 7), (4, 5), (4, 3), (4,)]


def test_lambda_keeps_weights_small():
    X, y = make_points("gauss", 60)
    free, held = Network(X, y, (4,)), Network(X, y, (4,))
    for _ in range(40):
        free.epoch(0.1)
        held.epoch(0.1, l2=0.1)
    free_size, held_size = (sum(float((W.detach() ** 2).sum()) for W in net.weights) for net in (free, held))
    assert held_size < free_size / 2


def shown(page: Playground) -> Image.Image:
    return Image.open(io.BytesIO(page.image.value))


def test_it_draws_before_play_is_pressed():
    page = Playground()
    assert shown(page).size[0] > 800 and len(page.image.value) < 80_000
    assert page.epoch == 0 and page.status.value.startswith("epoch 0")


def test_play_learns_and_pause_stops():
    page = Playground()

    async def press_play_then_pause():
        page.play.value = True
        assert page.play.description == "Pause"
        while page.epoch < 20:
            await asyncio.sleep(0.01)
        page.play.value = False
        await page.task
        return page.epoch

    before = page.image.value
    epochs = asyncio.run(asyncio.wait_for(press_play_then_pause(), 60))
    assert epochs == page.epoch >= 20 and page.image.value != before
    assert page.play.description == "Play"
    assert page.losses[0][0] == 0 and page.losses[-1][1] < page.losses[0][1]


def test_step_is_one_epoch_and_reset_starts_anew():
    page = Playground()
    first = page.network.weights[0].tolist()
    page.step.click()
    assert page.epoch == 1 and len(page.losses) == 2
    page.reset.click()
    assert page.epoch == 0 and page.network.weights[0].tolist() != first


def test_choices_reach_the_network():
    page = Playground()
    page.data.value, page.activation.value = "spiral", "ReLU"
    page.hidden[1].value, page.hidden[2].value = 0, 5
    page.features["sin x₁"].value = True
    assert [tuple(W.shape) for W in page.network.weights] == [(4, 3), (5, 4), (1, 5)]
    assert page.network.activation is ACTIVATIONS["ReLU"]
    assert np.array_equal(page.train[0], make_points("spiral", 150, page.noise.value, 1)[0])
    for box in page.hidden:
        box.value = 0
    assert len(page.network.weights) == 1


def test_there_is_always_a_feature():
    page = Playground()
    page.features["x₁"].value = page.features["x₂"].value = False
    assert page.network.features == ("x₁",) and page.features["x₁"].value


def test_a_loss_that_is_no_number_stops_it_with_a_word():
    page = Playground()
    page.network.weights[0].data.fill_(float("nan"))
    page.step.click()
    assert "no number" in page.status.value and not page.play.value


def test_an_error_while_it_runs_is_told():
    page = Playground()

    def fails(*args: object) -> bytes:
        raise RuntimeError("no ink")

    async def press_play():
        page.picture.update = fails
        page.play.value = True
        await page.task

    asyncio.run(press_play())
    assert page.status.value == "Stopped by RuntimeError: no ink" and not page.play.value


def test_a_second_playground_pauses_the_first():
    async def both():
        first = Playground()
        first.play.value = True
        Playground()
        assert not first.play.value
        await first.task

    asyncio.run(both())


def test_largest_network_can_be_drawn():
    X, y = make_points("circle", 30)
    network, picture = Network(X, y, (8, 8, 8), features=list(FEATURES)), LivePicture()
    picture.start(network, (X, y), (X, y))
    assert Image.open(io.BytesIO(picture.update(network, [(0, 0.7, 0.7)], True))).format == "PNG"


def test_without_ipywidgets_a_line_says_so(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    playground()
    assert "needs ipywidgets" in capsys.readouterr().out
