// Where the walk stands: epoch, which can be typed, batch, line, the mode of the model, and whether autograd records.
import { element } from "../shared/tensors.js";

export class WalkWhere {
  constructor(root, goToEpoch) {
    this.root = root;
    root.className = "pg-walk-where";
    const label = element("label", "pg-walk-read", "epoch ");
    this.epoch = element("input", "pg-walk-goto");
    Object.assign(this.epoch, { type: "number", min: 0, step: 1, title: "Go to another epoch" });
    this.epoch.dataset.testid = "walk-at-epoch";
    this.epoch.onchange = () => goToEpoch(Number(this.epoch.value));
    label.append(this.epoch);
    this.reads = element("span", "pg-walk-reads");
    root.append(label, this.reads);
  }

  draw(part, line, state, lastEpoch) {
    this.epoch.max = lastEpoch;
    this.epoch.value = part.epoch;
    this.reads.replaceChildren(
      read("batch", `${Math.min(part.batch, part.batches - 1) + 1} of ${part.batches}`, "at-batch"),
      read("line", String(line), "at-line"),
      read("mode", state.mode.value, "mode"),
      read("autograd", state.recording.value, "recording"),
    );
  }
}

function read(label, value, test) {
  const box = element("span", "pg-walk-read");
  const shown = element("b", "", value);
  shown.dataset.testid = `walk-${test}`;
  box.append(`${label} `, shown);
  return box;
}
