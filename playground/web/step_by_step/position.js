// The position of the walk: epoch, which can be typed, batch, line, the mode of the model, and whether autograd records.
import { element } from "../shared/elements.js";

/** @import { ShownState, WalkedBatch } from "../protocol" */

export class WalkPosition {
  /** @param {(epoch: number) => void} goToEpoch */
  constructor(goToEpoch) {
    this.root = element("div", "pg-walk-position");
    const label = element("label", "pg-walk-read", "epoch ");
    this.epoch = element("input", "pg-walk-goto");
    Object.assign(this.epoch, { type: "number", min: 0, step: 1, title: "Go to another epoch" });
    this.epoch.dataset.testid = "walk-at-epoch";
    this.epoch.onchange = () => goToEpoch(Number(this.epoch.value));
    label.append(this.epoch);
    this.readOuts = element("span", "pg-walk-reads");
    this.root.append(label, this.readOuts);
  }

  /**
   * @param {WalkedBatch} batch
   * @param {number} line
   * @param {ShownState} state
   * @param {number} lastEpoch
   */
  draw(batch, line, state, lastEpoch) {
    this.epoch.max = String(lastEpoch);
    this.epoch.value = String(batch.epoch);
    this.readOuts.replaceChildren(
      readOut("batch", `${Math.min(batch.batch, batch.batches - 1) + 1} of ${batch.batches}`, "at-batch"),
      readOut("line", String(line), "at-line"),
      readOut("mode", wordIn(state, "mode"), "mode"),
      readOut("autograd", wordIn(state, "recording"), "recording"),
    );
  }
}

/**
 * @param {ShownState} state
 * @param {"mode" | "recording"} key
 */
function wordIn(state, key) {
  const value = state[key];
  return value.kind === "word" ? value.value : "";
}

/**
 * @param {string} label
 * @param {string} value
 * @param {string} test
 */
function readOut(label, value, test) {
  const box = element("span", "pg-walk-read");
  const shown = element("b", "", value);
  shown.dataset.testid = `walk-${test}`;
  box.append(`${label} `, shown);
  return box;
}
