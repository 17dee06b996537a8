"""Trainer: the torch objects of a run, and the loop over its batches."""

import numpy as np
import torch

from playground.arrays import Array, Columns
from playground.catalog.metrics import main_metric
from playground.experiment import Experiment
from playground.training import loop, stopping
from playground.training.batches import batches, draw_order
from playground.training.data import prepare_data
from playground.training.low_overhead import depends_on_mode, direct_forward, direct_updates
from playground.training.model import build_model, linear_parameters, set_weights
from playground.training.optimization import build_clip, build_loss, build_optimizers, build_penalty, build_schedulers
from playground.training.predictions import metrics_of, tally_outputs
from playground.training.state import Ending, RunState, random_state, to_arrays, to_tensors


class Trainer:
    """The changing objects of a run: model, optimizers, schedulers, cursor. It starts from a ``RunState`` and returns one."""

    def __init__(self, experiment: Experiment, state: RunState | None = None) -> None:
        self.experiment = experiment
        self.data = prepare_data(experiment)
        self.model = build_model(experiment)
        self.optimizers = build_optimizers(experiment, self.model)
        self.schedulers = build_schedulers(experiment, self.optimizers)
        takes_closure = experiment.optimizer_entry.closure
        self.learner = loop.Learner(
            forward=direct_forward(self.model),
            loss_fn=build_loss(experiment),
            parameters=list(self.model.parameters()),
            updates=direct_updates(self.optimizers, self.schedulers, takes_closure),
            penalty=build_penalty(experiment, self.model),
            clip=build_clip(experiment, self.model),
        )
        self.train_step = loop.train_step_with_closure if takes_closure else loop.train_step
        self.layers = [weights for weights, _ in linear_parameters(self.model)]
        self.has_modes = depends_on_mode(self.model)
        self.step_schedule = experiment.scheduler_entry.steps == "batch"
        self.rate_changes = dict(experiment.learning_rate_changes)
        self.weight_change_steps = {change[0] for change in experiment.weight_changes}
        self.rows: list[tuple[float, ...]] = []
        self.tallies: dict[str, list[Array]] = {}
        if state is None:
            self._begin()
            set_weights(self.model, experiment, step=0)
        else:
            self._resume(state)

    def _begin(self) -> None:
        self.epoch = self.step = self.cursor = self.waited = 0
        self.ending: Ending = ""
        self.ended = ""
        self.order: torch.Tensor | None = None
        self.loss_sum = 0.0
        self.outputs: list[torch.Tensor] = []
        self.best: Columns | None = None
        self.best_loss, self.best_epoch = float("inf"), -1

    def _resume(self, state: RunState) -> None:
        self.model.load_state_dict(to_tensors(state.model))
        for optimizer, values in zip(self.optimizers, state.optimizers, strict=True):
            optimizer.load_state_dict(to_tensors(values))
        for scheduler, values in zip(self.schedulers, state.schedulers, strict=True):
            scheduler.load_state_dict(to_tensors(values))
        self.epoch, self.step, self.cursor, self.waited = state.epoch, state.step, state.cursor, state.waited
        self.ending, self.ended = state.ending, state.ended
        self.order = None if state.order is None else torch.tensor(state.order)
        self.loss_sum = state.loss_sum
        self.outputs = [] if state.outputs is None else [torch.tensor(state.outputs, device=self.experiment.device)]
        self.best, self.best_loss, self.best_epoch = state.best, state.best_loss, state.best_epoch

    def capture(self) -> RunState:
        """Return the run as plain data, with the present state of the random generators."""
        return RunState(
            experiment=self.experiment,
            epoch=self.epoch,
            step=self.step,
            model=to_arrays(self.model.state_dict()),
            optimizers=[to_arrays(optimizer.state_dict()) for optimizer in self.optimizers],
            schedulers=[to_arrays(scheduler.state_dict()) for scheduler in self.schedulers],
            random=random_state(self.experiment.device),
            ending=self.ending,
            ended=self.ended,
            order=None if self.order is None else self.order.numpy().copy(),
            cursor=self.cursor,
            loss_sum=self.loss_sum,
            outputs=to_arrays(torch.cat(self.outputs)) if self.outputs else None,
            best=self.best,
            best_loss=self.best_loss,
            best_epoch=self.best_epoch,
            waited=self.waited,
        )

    @property
    def learning_rate(self) -> float:
        """The learning rate of the next step."""
        return float(self.optimizers[0].param_groups[0]["lr"])

    def run(self, steps: int) -> Columns:
        """Train for a number of steps or until the run ends; return the columns of the epochs finished."""
        remaining = steps
        while remaining > 0 and not self.ending:
            remaining -= self._run_in_epoch(remaining)
        return self._metrics()

    def _run_in_epoch(self, budget: int) -> int:
        """Train on in the present epoch for at most ``budget`` steps; return how many were done."""
        if self.cursor == 0:
            self.order = draw_order(len(self.data.train), self.experiment.shuffle)
        pairs = batches(self.experiment, self.data.train, self.order)
        if self.has_modes:
            self.model.train()
        done = 0
        for x, y in pairs[self.cursor : self.cursor + budget]:
            try:
                self._step(x, y)
            except loop.DivergedError as problem:
                self.ending = "diverged"
                self.ended = stopping.diverged(self.experiment, problem, self.step, self.epoch, self.learning_rate)
                return done
            done += 1
        if self.cursor == len(pairs):
            self._finish_epoch()
        return done

    def _step(self, x: torch.Tensor, y: torch.Tensor) -> None:
        if self.step in self.rate_changes:
            for optimizer in self.optimizers:
                for group in optimizer.param_groups:
                    group["lr"] = self.rate_changes[self.step]
        if self.step in self.weight_change_steps:
            set_weights(self.model, self.experiment, self.step)
        value, outputs = self.train_step(self.learner, x, y)
        self.loss_sum += value * len(x)
        self.outputs.append(outputs)
        self.cursor += 1
        self.step += 1
        if self.step_schedule:
            self.rate_used = self.learning_rate
            for scheduler in self.schedulers:
                scheduler.step()

    def _finish_epoch(self) -> None:
        outputs = torch.cat(self.outputs)
        train_loss = self.loss_sum / len(outputs)
        truth = self.data.train.truth if self.order is None else self.data.train.truth[self.order.numpy()]
        self._tally("train", outputs, truth[: len(outputs)])
        losses = [float(self.epoch), train_loss]
        if self.has_modes:
            self.model.eval()
        watched_loss = 0.0
        for part, samples in (("validation", self.data.validation), ("test", self.data.test)):
            if samples is not None:
                loss, held_out = loop.evaluate(self.learner.forward, self.learner.loss_fn, samples)
                losses.append(loss)
                self._tally(part, held_out, samples.truth)
                if samples is self.data.watched:
                    watched_loss = loss
        rate = self.rate_used if self.step_schedule else self.learning_rate
        self.rows.append((*losses, rate, *self._norms()))
        self._schedule_epoch(watched_loss)
        self.cursor, self.order, self.loss_sum, self.outputs = 0, None, 0.0, []
        self._stop_if_due(watched_loss)
        self.epoch += 1

    def _norms(self) -> list[float]:
        """The norms of each layer's weights, then of their gradients in the last step."""
        gradients = [weights.grad for weights in self.layers if weights.grad is not None]
        return torch.stack(torch._foreach_norm([weights.detach() for weights in self.layers] + gradients)).tolist()

    def _tally(self, part: str, outputs: torch.Tensor, truth: Array) -> None:
        self.tallies.setdefault(part, []).append(tally_outputs(self.experiment, outputs, truth))

    def _schedule_epoch(self, watched_loss: float) -> None:
        entry = self.experiment.scheduler_entry
        if entry.steps == "epoch":
            for scheduler in self.schedulers:
                scheduler.step(*((watched_loss,) if entry.watches_loss else ()))

    def _stop_if_due(self, watched_loss: float) -> None:
        """Apply the stop rules to the epoch just finished; the first that holds ends the run."""
        experiment = self.experiment
        if experiment.patience is not None:
            self._count_patience(watched_loss)
        if experiment.target is not None:
            name = main_metric(experiment.task)
            value = self._watched_metric(name)
            if value >= experiment.target:
                self._end("target", stopping.target_reached(experiment, name, value, self.epoch))
                return
        if experiment.patience is not None and self.waited >= experiment.patience:
            self._end("patience", stopping.patience_exhausted(experiment, self.epoch, self.best_epoch, self.best_loss))
            if experiment.restore_best and self.best is not None:
                self.model.load_state_dict(to_tensors(self.best))
        elif self.epoch + 1 >= experiment.epochs:
            self._end("epochs", stopping.epochs_done(experiment.epochs))

    def _count_patience(self, watched_loss: float) -> None:
        if watched_loss < self.best_loss:
            self.best_loss, self.best_epoch, self.waited = watched_loss, self.epoch, 0
            self.best = to_arrays(self.model.state_dict())
        else:
            self.waited += 1

    def _watched_metric(self, name: str) -> float:
        part = stopping.watched_part(self.experiment)
        return float(metrics_of(self.experiment, part, self.tallies[part][-1:])[f"{part}_{name}"][0])

    def _end(self, ending: Ending, sentence: str) -> None:
        self.ending, self.ended = ending, sentence

    def _metrics(self) -> Columns:
        """The columns of the epochs finished: epoch, losses, metrics, learning rate, norms."""
        if not self.rows:
            return {}
        values = iter(np.array(self.rows, dtype=np.float64).T)
        columns = {"epoch": next(values)} | {f"{part}_loss": next(values) for part in self.data.parts}
        for part, tallies in self.tallies.items():
            columns |= metrics_of(self.experiment, part, tallies)
        names = ["learning_rate"]
        names += [f"{kind}_norm_{number + 1}" for kind in ("weight", "gradient") for number in range(len(self.layers))]
        return columns | dict(zip(names, values, strict=True))
