"""Two runs side by side: the one that is pinned, and how the present one differs from it."""

from playground.catalog.metrics import METRICS, main_metric
from playground.charts.run_pictures import read_outs
from playground.experiment import Experiment
from playground.experiment.link import to_query
from playground.protocol.train import PinnedSummary
from playground.workers.live_run import LiveRun


def told(pinned: LiveRun, present: LiveRun) -> PinnedSummary:
    """One line on the pinned run: how far it came, and what differs now."""
    shown = pinned.shown
    read = read_outs(pinned.experiment, pinned.history, shown.epoch, shown.picture)
    metric = main_metric(pinned.experiment.task)
    loss, score = read["test_loss"], read[f"test_{metric}"]
    results = (
        "not trained" if loss is None or score is None else f"test loss {loss:.4g}, {METRICS[metric].title} {score:.3g}"
    )
    words = f"Pinned run, epoch {shown.epoch:,}: {results}. {difference(pinned.experiment, present.experiment)}"
    return {"words": words, "playing": pinned.playing, "over": bool(shown.ended)}


def difference(pinned: Experiment, present: Experiment) -> str:
    """What the present experiment has otherwise, in words."""
    before, now = to_query(pinned), to_query(present)
    plain = Experiment().to_dict()
    names = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    if not names:
        return "The present run has the same settings."

    def value(query: dict[str, str], name: str) -> str:
        return query.get(name, str(plain.get(name, "torch's default")))

    changes = (
        f"{name.replace('_', ' ').replace('.', ' ')} {value(before, name)} → {value(now, name)}" for name in names
    )
    return f"Now otherwise: {'; '.join(changes)}."
