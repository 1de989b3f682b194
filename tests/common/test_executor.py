import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import time
from contextlib import suppress
from pathlib import Path

import pytest

from transverse.common.errors import TransverseError
from transverse.common.executor import run

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import executor_work as work  # noqa: E402 (found beside this file)


@pytest.fixture(autouse=True)
def importable_by_workers(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(HERE))


def values(outcomes):
    return [outcome.value for outcome in outcomes]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("count", [0, 1, 2, 30])
def test_values_in_order(workers, count):
    assert values(run(work.square, range(count), workers=workers)) == [number**2 for number in range(count)]


def test_order_holds_when_the_first_is_slow():
    assert values(run(work.slow, range(12), workers=2)) == list(range(12))


def test_one_item_or_one_worker_stays_here():
    assert values(run(work.who, [0], workers=2)) == [os.getpid()]
    assert values(run(work.who, [0, 1], workers=1)) == [os.getpid()] * 2


def test_several_processes():
    found = set(values(run(work.who, range(4), workers=2)))
    assert len(found) == 2
    assert os.getpid() not in found


@pytest.mark.parametrize("workers", [1, 2])
def test_a_failure_is_data_and_stops_nothing(workers):
    items = [number for number in range(12) if workers > 1 or number not in {7, 9}]
    outcomes = {outcome.item: outcome for outcome in run(work.stubborn, items, workers=workers)}
    failed = {item: outcome.failure for item, outcome in outcomes.items() if outcome.failure}
    assert list(failed) == [3, 5, 7, 9][: 2 * workers]
    assert failed[3].expected
    assert failed[3].message.startswith("« trois » est vide")
    assert not failed[5].expected
    assert "LookupError" in failed[5].trace
    assert [outcomes[item].value for item in items if item not in failed] == [i for i in items if i not in failed]
    if workers > 1:
        assert "arrêté" in failed[7].message
        assert "intransmissible" in failed[9].message


def test_an_item_that_cannot_be_sent():
    first, second = run(work.square, [lambda: None, 2], workers=2)
    assert "intransmissible" in first.failure.message
    assert second.value == 4


def test_few_items_are_taken_ahead():
    taken = []

    def items():
        for number in range(1000):
            taken.append(number)
            yield number

    outcomes = run(work.square, items(), workers=2)
    assert next(outcomes).value == 0
    assert len(taken) <= 10
    outcomes.close()


def test_closing_ends_the_processes():
    outcomes = run(work.square, range(100), workers=2)
    next(outcomes)
    assert multiprocessing.active_children()
    outcomes.close()
    assert not multiprocessing.active_children()


def alive_in_group(group):
    """Return the processes of `group` that run; one that nobody has buried yet does not."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, owner = path.read_text().rpartition(")")[2].split()[:3]
            if int(owner) == group and state != "Z":
                found.append(path.parent.name)
    return found


def test_control_c_ends_all_at_once():
    script = """
        import executor_work
        from transverse.common.executor import run
        if __name__ == "__main__":
            print("go", flush=True)
            list(run(executor_work.endless, range(4), workers=2))
    """
    path = HERE / "executor_work.py"
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(path.parent)},
        start_new_session=True,
    )
    assert process.stdout.readline() == b"go\n"
    time.sleep(1)
    os.killpg(process.pid, signal.SIGINT)
    process.wait(timeout=10)
    process.stdout.close()
    deadline = time.monotonic() + 5
    while alive_in_group(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive_in_group(process.pid)


def test_a_cluster_that_does_not_answer(monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("transverse.common.executor._CONNECTION_SECONDS", 0.5)
    with pytest.raises(TransverseError, match="ne répond pas"):
        run(work.square, [1], cluster="tcp://127.0.0.1:9")


def test_a_cluster_without_the_module(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(TransverseError, match="grappe"):
        run(work.square, [1], cluster="tcp://127.0.0.1:9")


@pytest.mark.filterwarnings("default")  # distributed has warnings of its own when it closes
def test_on_a_cluster():
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        items = [number for number in range(40) if number not in {7, 9}]
        outcomes = list(run(work.stubborn, items, cluster=cluster.scheduler_address))
    assert [outcome.item for outcome in outcomes] == items
    assert [outcome.item for outcome in outcomes if outcome.failure] == [3, 5]
    assert outcomes[2].value == 2
