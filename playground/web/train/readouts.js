// The counters above the picture: fixed width, so that nothing jumps.
import { element } from "../shared/elements.js";
import { duration, grouped, percent, steady } from "../shared/formatting.js";

/** @import { PictureStyle, LiveData } from "../protocol" */

const BOXES = [
  ["epoch", "epoch"],
  ["step", "step"],
  ["train_loss", "train loss"],
  ["test_loss", "test loss"],
  ["train_metric", "train"],
  ["test_metric", "test"],
  ["speed", "steps/s"],
  ["left", "time left"],
];

export class ReadOutBoxes {
  /** @param {HTMLElement} root */
  constructor(root) {
    /** @type {Record<string, {label: HTMLElement, value: HTMLElement}>} */
    this.boxes = {};
    for (const [name, title] of BOXES) {
      const box = element("div", `pg-read pg-read-${name}`);
      const [label, value] = [element("span", "pg-label", title), element("span", "pg-value", "–")];
      value.dataset.testid = `read-${name}`;
      box.append(label, value);
      root.append(box);
      this.boxes[name] = { label, value };
    }
  }

  /**
   * @param {Pick<LiveData, "state" | "read">} data
   * @param {PictureStyle} [style] names the metric
   */
  show({ state, read }, style) {
    this.put("epoch", grouped(state.epoch, 6));
    this.put("step", grouped(state.step, 6));
    this.put("speed", state.playing ? grouped(state.speed, 1) : "–");
    this.put("left", duration(state.left));
    this.put("train_loss", steady(read.train_loss));
    this.put("test_loss", steady(read.test_loss));
    if (!style) return;
    const metric = style.metricIsShare ? "accuracy" : "r2";
    const format = style.metricIsShare ? percent : steady;
    for (const part of ["train", "test"]) {
      this.boxes[`${part}_metric`].label.textContent = `${part} ${style.metric}`;
      this.put(`${part}_metric`, format(read[`${part}_${metric}`]));
    }
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  put(name, text) {
    const { value } = this.boxes[name];
    if (value.textContent !== text) value.textContent = text;
  }
}
