"""Walking through the loops of a script: Python executes it, stopped before every line as a debugger would.

A part of the walk is one batch, with the lines of its epoch that come before the first batch or after the last one. Each
part is recorded by executing the script from its first line, so that nothing has to be kept between two clicks.
"""

import re
import sys
import warnings
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

import torch

from playground.script.program import FILE, Program, Statement
from playground.step_by_step import loss_curve, optimizer_step
from playground.step_by_step.optimizer_step import Before
from playground.step_by_step.snapshot import Item, Snapshot, look, sampled, side_for, tensor_item

MOST_EVENTS = 80
"""Executed lines that one part records at most; only the closure of an optimizer can come near it."""
_EPOCH = "for epoch in range(epochs):"


class _Enough(BaseException):
    """The part is recorded; what comes after it is not executed."""


@dataclass
class Event:
    """One executed line.

    Attributes:
        line: its number.
        changed: what it changed, by key; None where something is gone.
        printed: what it printed.
        warned: what torch warned of.
        glance: at the loss, or at the optimizer's rule, where the line is such a step.
        calls: the line calls a function of the script, whose lines come next; it is not done yet.
        again: the line goes on, after it called a function of the script.
    """

    line: int
    changed: dict[str, Item | None] = field(default_factory=dict)
    printed: list[str] = field(default_factory=list)
    warned: list[str] = field(default_factory=list)
    glance: dict[str, Any] | None = None
    calls: bool = False
    again: bool = False


@dataclass
class Part:
    """One batch of the walk, executed.

    Attributes:
        number: of the batch, from 0 over all epochs.
        epoch, batch, batches: where it stands, and how many there are in an epoch.
        start: everything there is before its first line.
        events: its lines in the order in which they were executed.
        last_of_epoch: the testing loop belongs to it.
        over: the script ends with it.
        error: what stopped the script, in torch's or Python's own words; empty when nothing did.
    """

    number: int
    epoch: int = 0
    batch: int = 0
    batches: int = 1
    start: Snapshot = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    last_of_epoch: bool = False
    over: bool = False
    error: str = ""


def walk(program: Program, number: int) -> tuple[Part, dict[str, Any]]:
    """Execute a script up to the end of a batch, and record that batch.

    Args:
        program: of a script that ``playground.script`` rendered; it is trusted and executed.
        number: of the batch, from 0 over all epochs.

    Returns:
        What was recorded, and the script's variables as they were left.
    """
    # The caller's random numbers are not the script's business.
    with torch.random.fork_rng(devices=[]), warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        variables: dict[str, Any] = {"__name__": "__main__"}
        exec(program.prelude, variables)
        recorder = _Recorder(program, number, variables, warned)
        recorder.run()
    return recorder.part, variables


class _Recorder:
    def __init__(self, program: Program, number: int, variables: dict[str, Any], warned: list[Any]) -> None:
        self.program = program
        self.variables = variables
        self.warned = warned
        self.part = Part(number, batches=len(variables["train_loader"]))
        self.side = side_for(variables["model"])
        self.printed: list[str] = []
        self.fetched = 0
        self.epoch = -1
        self.batch = 0
        self.closures = 0
        self.recording = False
        self.now: Snapshot = {}
        self.open: Event | None = None
        self.frame: FrameType | None = None
        self.before: Before | None = None
        variables["print"] = lambda *words: self.printed.append(" ".join(map(str, words)))

    def run(self) -> None:
        """Execute the loops until the part is recorded, or they end."""
        former = sys.gettrace()
        sys.settrace(self._enter)
        try:
            exec(self.program.loops, self.variables)
            self._close()
            self.part.over = True
        except _Enough:
            pass
        except Exception as error:
            # Whatever a changed loop breaks is what the walk is there to show.
            sys.settrace(former)
            self._break_off(error)
        finally:
            sys.settrace(former)
            self.frame = None
            if not self.recording:
                # The loops ended before the batch that was asked for.
                self.part.number = max(0, self.fetched - 1)

    def _break_off(self, error: Exception) -> None:
        self._close()
        self.part.over = True
        self.part.error = f"{type(error).__name__}: {str(error).strip().split(chr(10))[0][:400]}"

    def _enter(self, frame: FrameType, _event: str, _: Any) -> Any:
        """Python enters a function: one of the script's own is followed, all others run as they are."""
        if frame.f_code.co_filename != FILE:
            return None
        if frame.f_code.co_name != "<module>":
            self.closures += 1
            if self.closures > 1:
                return None
        return self._trace

    def _trace(self, frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            self._arrive(self.program.by_line[frame.f_lineno], frame)
        elif event == "return" and frame.f_code.co_name != "<module>":
            self._resume()
        return self._trace

    def _arrive(self, statement: Statement, frame: FrameType) -> None:
        """A line is about to be executed: what came before it is done."""
        if self.open and self.open.line == statement.first and statement.kind == "simple" and not self.open.again:
            # A statement of several lines, of which Python comes to another.
            return
        if self.open and self.frame is not frame:
            self.open.calls = True
        self._close()
        if statement.source == _EPOCH:
            self.epoch += 1
            self.batch = 0
            if self.epoch < self.variables["epochs"]:
                self._begin_or_stop()
        elif statement.first == self.program.batch_line:
            if 0 < self.batch < self.part.batches:
                self._begin_or_stop()
            self.batch += 1
            self.closures = 0
            self.fetched += self.batch <= self.part.batches
        if self.recording:
            self._open(statement, frame)

    def _begin_or_stop(self) -> None:
        if self.recording:
            raise _Enough
        if self.fetched == self.part.number:
            self.recording = True
            self.now = look(self.variables, self.program.names, self.side)
            self.part.start = self.now
            self.part.epoch, self.part.batch = self.epoch, self.batch
            self.part.last_of_epoch = self.batch + 1 == self.part.batches
            self.printed.clear()
            self.warned.clear()

    def _open(self, statement: Statement, frame: FrameType, again: bool = False) -> None:
        if len(self.part.events) >= MOST_EVENTS:
            return
        self.frame = frame
        self.open = Event(statement.first, again=again)
        self.before = None
        if stepping := re.search(r"(\w*optimizer)\.step\(", statement.source):
            self.before = optimizer_step.before(stepping[1], self.variables, self.side)

    def _resume(self) -> None:
        """The script's own function returned; the line that called it goes on."""
        self._close()
        caller = self.frame
        while caller and (caller.f_code.co_filename != FILE or caller.f_code.co_name != "<module>"):
            caller = caller.f_back
        if caller and self.recording:
            self._open(self.program.by_line[caller.f_lineno], caller, again=True)

    def _variables(self) -> dict[str, Any]:
        inner = self.frame.f_locals if self.frame and self.frame.f_code.co_name != "<module>" else {}
        return {**self.variables, **inner}

    def _close(self) -> None:
        """Note what the line that was open has changed."""
        done, self.open = self.open, None
        if not done:
            return
        variables = self._variables()
        now = look(variables, self.program.names, self.side)
        done.changed = {key: item for key, item in now.items() if self.now.get(key) != item}
        done.changed |= {key: None for key in self.now if key not in now and not key.startswith("update")}
        done.changed |= self._updates(now)
        done.printed, self.printed[:] = list(self.printed), []
        done.warned, self.warned[:] = [str(each.message).split("\n")[0][:400] for each in self.warned], []
        done.glance = self._glance(done, variables)
        self.now = now
        self.part.events.append(done)

    def _updates(self, now: Snapshot) -> Snapshot:
        """By how much each parameter moved, where the open line was to move them."""
        if self.before is None:
            return {}
        moved: Snapshot = {}
        for name, parameter in self.variables["model"].named_parameters():
            if now[f"value {name}"] != self.now.get(f"value {name}"):
                change = sampled(parameter, self.side) - self.before.values[name]
                item = tensor_item(change.float(), self.side, self.side)
                moved[f"update {name}"] = {**now[f"value {name}"], "values": item["values"]}
        return moved

    def _glance(self, done: Event, variables: dict[str, Any]) -> dict[str, Any] | None:
        if self.before is not None and not done.calls:
            return optimizer_step.glance(self.before, variables, self.side)
        if "variable loss" in done.changed and "loss_fn(" in self.program.by_line[done.line].source:
            return loss_curve.glance(self.program.by_line[done.line].source, variables)
        return None
