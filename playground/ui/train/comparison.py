"""The pinned run beside the present one: its results, and the differences between their settings."""

from playground.catalog.metrics import METRICS, main_metric
from playground.charts.run_pictures import read_outs
from playground.experiment import Experiment
from playground.experiment.link import to_query
from playground.protocol.train import PinnedSummary
from playground.workers.live_run import LiveRun


def summarise_pinned_run(pinned: LiveRun, present: LiveRun) -> PinnedSummary:
    """Describe the pinned run in one line: its results so far, and what differs in the present run."""
    shown = pinned.shown
    values = read_outs(pinned.experiment, pinned.history, shown.epoch, shown.picture)
    metric = main_metric(pinned.experiment.task)
    loss, score = values["test_loss"], values[f"test_{metric}"]
    results = (
        "not trained" if loss is None or score is None else f"test loss {loss:.4g}, {METRICS[metric].title} {score:.3g}"
    )
    differences = describe_differences(pinned.experiment, present.experiment)
    words = f"Pinned run, epoch {shown.epoch:,}: {results}. {differences}"
    return {"words": words, "playing": pinned.playing, "over": bool(shown.ended)}


def describe_differences(pinned: Experiment, present: Experiment) -> str:
    """Describe how the present experiment differs from the pinned one."""
    before, after = to_query(pinned), to_query(present)
    defaults = Experiment().to_dict()
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    if not names:
        return "The present run has the same settings."

    def value(query: dict[str, str], name: str) -> str:
        return query.get(name, str(defaults.get(name, "torch's default")))

    changes = (
        f"{name.replace('_', ' ').replace('.', ' ')} {value(before, name)} → {value(after, name)}" for name in names
    )
    return f"Changed: {'; '.join(changes)}."
