"""Walking through the loops of a script: Python executes it, stopped before every line as a debugger would.

The walk goes batch by batch. The lines of an epoch before its first batch belong to that batch, and those after its last
batch to the last. Every batch is recorded by executing the script from its first line, so that nothing is stored between
two clicks.
"""

import re
import sys
from types import FrameType
from typing import Any

from playground.protocol.step_by_step import LineEvent, LossChart, ShownState, UpdateRule, WalkedBatch
from playground.sandbox.execution import FILE
from playground.sandbox.script_execution import ScriptExecution, failure_line, script_execution
from playground.script.program import EPOCH_LOOP, ParsedScript, Statement
from playground.step_by_step.loss_chart import chart_loss
from playground.step_by_step.shown_state import read_state, sample_tensor, show_tensor, side_for
from playground.step_by_step.update_rule import OptimizerInputs, explain_update, read_inputs

MOST_EVENTS = 80
"""Executed lines that are recorded of a batch at most; only the closure of an optimizer can come near it."""


class _BatchRecorded(BaseException):
    """Everything is recorded; what comes after the batch is not executed."""


def walk(script: ParsedScript, number: int) -> tuple[WalkedBatch, dict[str, Any]]:
    """Execute a script up to the end of a batch, and record that batch.

    Args:
        script: one that ``playground.script`` rendered; it is trusted and executed.
        number: of the batch, from 0 over all epochs.

    Returns:
        What was recorded, and the variables of the script after it.

    Raises:
        DeadlineError: it took longer than ``WORKER_ANSWER_SECONDS``.
    """
    with script_execution(script) as execution:
        recorder = _Recorder(script, number, execution)
        recorder.run()
        return recorder.recorded, execution.variables


class _Recorder:
    def __init__(self, script: ParsedScript, number: int, execution: ScriptExecution) -> None:
        self.script = script
        self.execution = execution
        self.variables = execution.variables
        self.recorded = WalkedBatch(
            number=number,
            epoch=0,
            batch=0,
            batches=len(self.variables["train_loader"]),
            start={},
            events=[],
            last_of_epoch=False,
            ends_script=False,
            error="",
        )
        self.side = side_for(self.variables["model"])
        self.printed: list[str] = []
        self.fetched = 0
        self.epoch = -1
        self.batch = 0
        self.closures = 0
        self.recording = False
        self.state: ShownState = {}
        self.open: LineEvent | None = None
        self.frame: FrameType | None = None
        self.inputs: OptimizerInputs | None = None
        self.variables["print"] = lambda *words: self.printed.append(" ".join(map(str, words)))

    def run(self) -> None:
        """Execute the loops until the batch is recorded, or they end."""
        previous = sys.gettrace()
        sys.settrace(self._enter)
        try:
            failure = self.execution.run_loops()
            sys.settrace(previous)
            self._close()
            self.recorded["ends_script"] = True
            if failure:
                # An edited loop may break in any way; the walk shows where.
                self.recorded["error"] = failure_line(failure)
        except _BatchRecorded:
            pass
        finally:
            sys.settrace(previous)
            self.frame = None
            if not self.recording:
                # The loops ended before the batch that was requested.
                self.recorded["number"] = max(0, self.fetched - 1)

    def _enter(self, frame: FrameType, _event: str, _: Any) -> Any:
        """Python enters a function: those of the loops are followed, all others run as they are."""
        code = frame.f_code
        if code.co_filename != FILE:
            return None
        if code.co_name != "<module>":
            if code.co_firstlineno < self.script.first_line:
                return None
            self.closures += 1
            if self.closures > 1:
                return None
        return self._trace

    def _trace(self, frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            self._arrive(self.script.by_line[frame.f_lineno], frame)
        elif event == "return" and frame.f_code.co_name != "<module>":
            self._resume()
        return self._trace

    def _arrive(self, statement: Statement, frame: FrameType) -> None:
        """A line is about to be executed, so that the line before it is finished."""
        if (
            self.open
            and self.open["line"] == statement.first
            and statement.kind == "simple"
            and not self.open["resumed"]
        ):
            # Python reaches another line of the same statement.
            return
        if self.open and self.frame is not frame:
            self.open["calls_function"] = True
        self._close()
        if statement.source == EPOCH_LOOP:
            self.epoch += 1
            self.batch = 0
            if self.epoch < self.variables["epochs"]:
                self._begin_or_stop()
        elif statement.first == self.script.batch_line:
            if 0 < self.batch < self.recorded["batches"]:
                self._begin_or_stop()
            self.batch += 1
            self.closures = 0
            self.fetched += self.batch <= self.recorded["batches"]
        if self.recording:
            self._open(statement, frame)

    def _begin_or_stop(self) -> None:
        if self.recording:
            raise _BatchRecorded
        if self.fetched == self.recorded["number"]:
            self.recording = True
            self.state = read_state(self.variables, self.script.assigned_names, self.side)
            self.recorded["start"] = self.state
            self.recorded["epoch"], self.recorded["batch"] = self.epoch, self.batch
            self.recorded["last_of_epoch"] = self.batch + 1 == self.recorded["batches"]
            self.printed.clear()
            self.execution.take_warnings()

    def _open(self, statement: Statement, frame: FrameType, resumed: bool = False) -> None:
        if len(self.recorded["events"]) >= MOST_EVENTS:
            return
        self.frame = frame
        self.open = LineEvent(
            line=statement.first,
            changed={},
            printed=[],
            warnings=[],
            explanation=None,
            calls_function=False,
            resumed=resumed,
        )
        self.inputs = None
        if stepping := re.search(r"(\w*optimizer)\.step\(", statement.source):
            self.inputs = read_inputs(stepping[1], self.variables, self.side)

    def _resume(self) -> None:
        """A function of the loops returns, and the line that called it continues."""
        self._close()
        caller = self.frame
        while caller and (caller.f_code.co_filename != FILE or caller.f_code.co_name != "<module>"):
            caller = caller.f_back
        if caller and self.recording:
            self._open(self.script.by_line[caller.f_lineno], caller, resumed=True)

    def _visible_variables(self) -> dict[str, Any]:
        inner = self.frame.f_locals if self.frame and self.frame.f_code.co_name != "<module>" else {}
        return {**self.variables, **inner}

    def _close(self) -> None:
        """Record what the open line has changed."""
        event, self.open = self.open, None
        if not event:
            return
        variables = self._visible_variables()
        state = read_state(variables, self.script.assigned_names, self.side)
        event["changed"] = {
            **{key: value for key, value in state.items() if self.state.get(key) != value},
            **{key: None for key in self.state if key not in state and not key.startswith("update")},
            **self._updates(state),
        }
        event["printed"], self.printed[:] = list(self.printed), []
        event["warnings"] = self.execution.take_warnings()
        event["explanation"] = self._explanation(event, variables)
        self.state = state
        self.recorded["events"].append(event)

    def _updates(self, state: ShownState) -> ShownState:
        """By how much each parameter moved, where the open line is an optimizer's step."""
        if self.inputs is None:
            return {}
        updates: ShownState = {}
        for name, parameter in self.variables["model"].named_parameters():
            if state[f"value {name}"] != self.state.get(f"value {name}"):
                update = sample_tensor(parameter, self.side) - self.inputs.values[name]
                shown = show_tensor(parameter, self.side, self.side)
                shown["values"] = show_tensor(update.float(), self.side, self.side)["values"]
                updates[f"update {name}"] = shown
        return updates

    def _explanation(self, event: LineEvent, variables: dict[str, Any]) -> LossChart | UpdateRule | None:
        if self.inputs is not None and not event["calls_function"]:
            return explain_update(self.inputs, variables, self.side)
        source = self.script.by_line[event["line"]].source
        return chart_loss(source, variables) if "variable loss" in event["changed"] and "loss_fn(" in source else None
