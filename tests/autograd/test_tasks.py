"""What workers return to the page: plain data, which a server without torch can read."""

import pickle
import subprocess
import sys

import pytest

from playground.autograd import tasks
from playground.autograd.graph_walk import GraphWalk, step_backward
from playground.autograd.ready_made import READY_MADE

NETWORK = READY_MADE["network"].expression
ANSWERS = {
    "take_snapshot": lambda: tasks.take_snapshot(step_backward(GraphWalk(NETWORK))),
    "jacobian_products": lambda: tasks.jacobian_products(NETWORK, "W1"),
    "descend": lambda: tasks.descend("line_fit", -1.0, 0.01, 5),
    "run_error_example": lambda: tasks.run_error_example("twice"),
    "compute_answers": tasks.compute_answers,
}
READ = "import pickle, sys; pickle.load(sys.stdin.buffer); sys.exit('torch' in sys.modules)"


def test_every_task_is_tested() -> None:
    assert set(ANSWERS) == set(tasks.__all__)


@pytest.mark.parametrize("task", ANSWERS)
def test_an_answer_is_read_without_torch(task: str) -> None:
    answer = pickle.dumps(ANSWERS[task]())
    assert subprocess.run([sys.executable, "-c", READ], input=answer, check=False).returncode == 0


def test_the_page_names_its_tasks_without_torch() -> None:
    code = "import sys, playground.autograd.tasks, playground.autograd.choices, playground.lessons.autograd; "
    code += "sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
