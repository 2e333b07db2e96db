"""What counts as a submission's own time. The clock and the system's figures are made up here."""

from __future__ import annotations

import pytest

from gradlab.course import own_time
from gradlab.course.own_time import OwnTime


class Machine:
    """A clock and the use of processors, both moved by hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clock = self.processor = self.queue = 0.0
        monkeypatch.setattr(own_time.time, "monotonic", lambda: self.clock)
        monkeypatch.setattr(own_time, "PROCESSORS", 2)

    def usage(self) -> tuple[float, float]:
        return self.processor, self.queue

    def run(self, seconds: float, working: float = 0.0, queueing: float = 0.0) -> None:
        """Time passes, of which so much is work of the submission and so much waiting for a processor."""
        self.clock += seconds
        self.processor += working
        self.queue += queueing

    def watched(self, own: OwnTime, limit: float, **a_second: float) -> float:
        """The time by the clock at which patience ends, if every second is like this one."""
        own.go()
        while True:
            try:
                step = own.patience(limit)
            except TimeoutError:
                return self.clock
            self.run(step, **{name: value * step for name, value in a_second.items()})


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


def test_sleeping_is_its_own_doing(machine: Machine) -> None:
    assert machine.watched(OwnTime(machine.usage, 20), 10) == pytest.approx(10, abs=0.1)


def test_an_endless_loop_ends_at_the_limit(machine: Machine) -> None:
    assert machine.watched(OwnTime(machine.usage, 20), 10, working=1) == pytest.approx(10, abs=0.1)


def test_two_processes_use_it_up_twice_as_fast(machine: Machine) -> None:
    assert machine.watched(OwnTime(machine.usage, 20), 10, working=2) == pytest.approx(5.5, abs=0.6)


def test_the_queue_for_a_processor_does_not_count(machine: Machine) -> None:
    ended = machine.watched(OwnTime(machine.usage, 20), 10, working=0.1, queueing=0.9)
    assert ended == pytest.approx(91, abs=1.5), "a second at the start is taken as it is"


def test_queues_of_its_own_making_do_not_help(machine: Machine) -> None:
    """Many threads that stand in each other's way queue for more seconds than pass by the clock; their work counts."""
    assert machine.watched(OwnTime(machine.usage, 20), 10, working=2, queueing=50) < 11


def test_by_the_clock_it_ends_at_the_last_resort(machine: Machine) -> None:
    assert machine.watched(OwnTime(machine.usage, 20), 10, queueing=1) == pytest.approx(200, abs=5.1)


def test_only_time_between_go_and_halt_counts(machine: Machine) -> None:
    own = OwnTime(machine.usage, 20)
    for _ in range(30):
        own.go()
        machine.run(0.1, working=0.1)
        own.halt()
        machine.run(5)
    assert own.clock == pytest.approx(3)
    assert own.spent() < 11, "what the judge does meanwhile is not the submission's"


def test_an_honest_quick_one_is_never_asked_after(machine: Machine) -> None:
    def nobody() -> tuple[float, float]:
        raise AssertionError

    own = OwnTime(nobody, 20)
    own.go()
    machine.run(0.9)
    assert own.patience(10) > 0 and own.spent() == pytest.approx(0.9)
