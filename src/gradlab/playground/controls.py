"""The controls: choices, four buttons, and the task that trains and draws while they stay alive."""

from __future__ import annotations

import asyncio
import math
import time
from typing import Any

from gradlab.playground.network import ACTIVATIONS, FEATURES, Network
from gradlab.playground.picture import LivePicture
from gradlab.playground.points import DATA_SETS, make_points

POINTS = 150  # of each of the two sets, training and test
MAX_EPOCHS = 5000  # then it pauses by itself: a forgotten tab should not keep a core busy
TRAIN_SECONDS = 0.06  # of learning between two pictures
REST_SECONDS = 0.04  # after each picture, for the buttons and for other cells
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0)
LAMBDAS = (0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3)


class Playground:
    """A page of widgets around one network. `page` is what a notebook displays.

    It learns in an asyncio task of the kernel: a little training, a picture, a short rest, in which clicks are heard.
    """

    _current: Playground | None = None  # running the cell again stops the one before

    def __init__(self) -> None:
        import ipywidgets as widgets  # here, because nothing else in a lab needs it: least of all when it is graded

        if Playground._current is not None:
            Playground._current.pause()
        Playground._current = self
        self.seed, self.task, self.picture = 0, None, LivePicture()

        wide, style = widgets.Layout(width="auto"), {"description_width": "initial"}
        self.data: Any = widgets.ToggleButtons(options=DATA_SETS, value="circle", layout=wide)
        self.data.style.button_width = "72px"
        self.noise = widgets.FloatSlider(0.1, min=0, max=1, step=0.05, description="Noise", continuous_update=False)
        self.features = {
            name: widgets.ToggleButton(name in ("x₁", "x₂"), description=name, layout=widgets.Layout(width="64px"))
            for name in FEATURES
        }
        self.hidden = [widgets.BoundedIntText(n, min=0, max=8, layout=widgets.Layout(width="58px")) for n in (4, 2, 0)]
        self.activation: Any = widgets.Dropdown(
            options=list(ACTIVATIONS), description="Activation", style=style, layout=widgets.Layout(width="180px")
        )
        self.rate: Any = widgets.Dropdown(
            options=RATES, value=0.1, description="Learning rate", style=style, layout=widgets.Layout(width="170px")
        )
        self.l2: Any = widgets.Dropdown(
            options=LAMBDAS, description="Regularisation λ", style=style, layout=widgets.Layout(width="190px")
        )
        self.show_test = widgets.Checkbox(False, description="show test points", indent=False, layout=wide)
        self.play = widgets.ToggleButton(False, description="Play", icon="play", button_style="primary")
        self.step = widgets.Button(description="Step", icon="step-forward", tooltip="one epoch")
        self.reset = widgets.Button(description="Reset", icon="refresh", tooltip="new random weights")
        self.status = widgets.Label()
        self.image = widgets.Image(format="png", layout=widgets.Layout(width="100%", max_width="865px"))

        label = widgets.Label
        rows = [
            [label("Data"), self.data, self.noise],
            [label("Features"), *self.features.values()],
            [label("Neurons in the hidden layers (0: no such layer)"), *self.hidden, self.show_test],
            [self.activation, self.rate, self.l2],
            [self.play, self.step, self.reset, self.status],
        ]
        flow = widgets.Layout(flex_flow="row wrap", align_items="center", grid_gap="2px 8px")
        self.page = widgets.VBox([*(widgets.HBox(row, layout=flow) for row in rows), self.image])

        for control in (self.data, self.noise, self.activation, *self.features.values(), *self.hidden):
            control.observe(lambda _: self.start(), "value")
        self.show_test.observe(lambda _: self.show(), "value")
        self.play.observe(lambda change: self._run_or_rest(change["new"]), "value")
        self.step.on_click(lambda _: self._one_step())
        self.reset.on_click(lambda _: self._restart())
        self.start()

    def start(self) -> None:
        """Points and a network with new weights, as the controls say."""
        self.train, self.test = (make_points(self.data.value, POINTS, self.noise.value, seed) for seed in (1, 2))
        features = [name for name, button in self.features.items() if button.value]
        if not features:  # a network needs something to look at
            self.features["x₁"].value = True  # which brings us here again
            return
        hidden = [box.value for box in self.hidden if box.value]
        self.network = Network(*self.train, hidden, self.activation.value, features, self.seed)
        self.epoch, self.losses, self.pause_at = 0, [], MAX_EPOCHS
        self.picture.start(self.network, self.train, self.test)
        self.measure()
        self.show()

    def learn(self) -> None:
        """One epoch at the learning rate and λ that are set now."""
        self.network.epoch(self.rate.value, self.l2.value)
        self.epoch += 1

    def measure(self) -> None:
        """Both losses, noted for the curve and told in the status line; pauses where there is nothing to go on with."""
        (train, _), (test, accuracy) = self.network.score(*self.train), self.network.score(*self.test)
        self.losses.append((self.epoch, train, test))
        losses = f"training loss {train:.3f}, test loss {test:.3f}"
        self.status.value = f"epoch {self.epoch}: {losses}, {accuracy:.0%} of the test points right"
        if not math.isfinite(train):
            self.pause()
            self.status.value = (
                f"epoch {self.epoch}: the loss is no number any more. A smaller learning rate, then Reset."
            )
        elif self.epoch >= self.pause_at:
            self.pause()
            self.status.value += ". A pause; Play goes on."

    def show(self) -> None:
        """Draw the present state."""
        self.image.value = self.picture.update(self.network, self.losses, self.show_test.value)

    def pause(self) -> None:
        """Stop learning; Play goes on from here."""
        self.play.value = False

    async def run(self) -> None:
        """Learn, draw and rest in turn, for as long as Play is pressed."""
        try:
            while self.play.value:
                end = time.perf_counter() + TRAIN_SECONDS
                self.learn()
                while time.perf_counter() < end:
                    self.learn()
                self.measure()
                self.show()
                await asyncio.sleep(REST_SECONDS)
        except Exception as error:  # nobody awaits the task, so nobody else would tell
            self.pause()
            self.status.value = f"Stopped by {type(error).__name__}: {error}"

    def _run_or_rest(self, playing: bool) -> None:
        self.play.description, self.play.icon = ("Pause", "pause") if playing else ("Play", "play")
        self.pause_at = self.epoch + MAX_EPOCHS
        if playing and (self.task is None or self.task.done()):
            self.task = asyncio.get_running_loop().create_task(self.run())

    def _one_step(self) -> None:
        self.pause()
        self.learn()
        self.measure()
        self.show()

    def _restart(self) -> None:
        self.seed += 1
        self.start()


def playground() -> None:
    """Display the playground in a notebook; a line of text where widgets are not installed."""
    from IPython.display import display

    try:
        page: Any = Playground().page
    except ImportError as error:
        print(f"The playground needs ipywidgets ({error}). The still picture below tells the same story.")
        return
    # A viewer without widgets shows the text, and the usual one is a page of Python.
    text = "The playground stands here where a notebook runs. The still picture below tells the same story."
    display({**page._repr_mimebundle_(), "text/plain": text}, raw=True)
