// The live view of a run: read-outs, the slider to rewind, the network, the model's predictions, and the curves. Python sends what is new.
import { viewOf } from "../shared/component.js";
import { element, smallButton } from "../shared/elements.js";
import { Tabs } from "../shared/tabs.js";
import { Curves } from "./curves.js";
import { Histograms } from "./histograms.js";
import { listenToKeys } from "./keyboard.js";
import { Network } from "./network.js";
import { Picture } from "./picture.js";
import { ReadOutBoxes } from "./readouts.js";
import { Rewind } from "./rewind.js";

/** @import { CurveLines, LiveAction, LiveData, PictureStyle, PinnedSummary, RunProgress } from "../protocol" */
/** @import { Component } from "../shared/component.js" */

/** @typedef {(action: LiveAction) => void} Send */

const CHARTS = [
  { name: "loss", title: "Loss" },
  { name: "rate", title: "Rate" },
  { name: "norms", title: "Norms" },
  { name: "histograms", title: "Histograms" },
];

class Live {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {Send} */
    this.send = () => {};
    const send = (/** @type {LiveAction} */ action) => this.send(action);
    this.head = new Head(send);
    this.result = new Result(send);
    const network = element("div", "pg-network");
    network.dataset.testid = "network";
    this.network = new Network(network, send, (neuron) => this.result.picture.point(neuron));
    this.parts = { head: livePart(this.head.parts), network: livePart([network]), result: livePart(this.result.parts) };
    /** @type {PictureStyle | undefined} */
    this.style = undefined;
    this.generation = NaN;
    listenToKeys();
  }

  // One component draws in several slots of the page, so that one message is enough for all of them. Where the page has
  // no slot of that name, the part is drawn in the component itself.
  place() {
    for (const [name, part] of Object.entries(this.parts)) {
      const slot = document.querySelector(`.pg-slot-${name}`) ?? this.root;
      if (part.parentElement === slot) continue;
      if (slot === this.root) slot.append(part);
      else slot.replaceChildren(part);
    }
  }

  /**
   * Shows what is new; false when points are missing, so that everything must be sent again.
   *
   * @param {LiveData} data
   */
  show(data) {
    this.place();
    if (data.style && data.layout) {
      this.style = data.style;
      this.generation = data.generation;
      this.result.pinned = data.pinned ?? null;
      this.network.begin(data.layout);
    }
    if (data.setting && this.style) this.result.picture.begin(this.style, data.setting);
    this.head.show(data, this.style);
    this.parts.head.classList.toggle("pg-past", data.state.past);
    if (!this.style || data.generation !== this.generation) return !this.style || !data.state.ready;
    if (data.network) this.network.draw(data.network);
    return this.result.show(data);
  }
}

/** Above the network: counters, the message of the run, the slider to rewind, and the line about the pinned run. */
class Head {
  /** @param {Send} send */
  constructor(send) {
    const boxes = element("div", "pg-reads");
    boxes.dataset.testid = "read-outs";
    this.boxes = new ReadOutBoxes(boxes);
    this.message = element("p", "pg-message");
    this.message.setAttribute("role", "status");
    this.message.setAttribute("aria-live", "polite");
    this.message.dataset.testid = "run-message";
    this.message.hidden = true;
    const rewind = element("div", "pg-rewind");
    this.rewind = new Rewind(rewind, send);
    this.pinned = element("p", "pg-pinned");
    this.pinned.dataset.testid = "pinned";
    this.pinned.hidden = true;
    this.pinnedText = element("span");
    this.pinnedButton = smallButton("", () => send({ do: "play_both" }));
    this.pinned.append(this.pinnedText, this.pinnedButton);
    this.parts = [boxes, this.message, rewind, this.pinned];
  }

  /**
   * @param {LiveData} data
   * @param {PictureStyle} [style]
   */
  show(data, style) {
    this.boxes.show(data, style);
    this.rewind.show(data.state);
    this.showMessage(data.state);
    this.showPinned(data.pinnedSummary);
  }

  /** @param {RunProgress} progress */
  showMessage({ message, bad }) {
    if (this.message.textContent !== message) this.message.textContent = message;
    this.message.hidden = !message;
    this.message.classList.toggle("pg-bad", bad);
  }

  /** @param {PinnedSummary} [summary] */
  showPinned(summary) {
    this.pinned.hidden = !summary;
    if (!summary) return;
    if (this.pinnedText.textContent !== summary.words) this.pinnedText.textContent = summary.words;
    this.pinnedButton.textContent = summary.playing ? "Pause the pinned run" : "Play both";
    this.pinnedButton.disabled = summary.over;
  }
}

/** To the right of the network: the model's predictions, and the charts over the run. */
class Result {
  /** @param {Send} send */
  constructor(send) {
    const picture = element("div", "pg-picture");
    picture.dataset.testid = "picture";
    this.picture = new Picture(picture, send);
    const [bar, tabs] = [element("div", "pg-chart-bar"), element("div")];
    this.charts = new Tabs(tabs, "Over the run", (chart) => send({ do: "select", chart }));
    this.charts.offer(CHARTS);
    this.charts.mark("loss");
    this.toggle = element("button", "pg-toggle", "log");
    Object.assign(this.toggle, { type: "button", title: "A logarithmic axis for the loss", onclick: () => this.setLog(!this.curves.log) });
    this.toggle.dataset.testid = "log-loss";
    this.toggle.setAttribute("aria-pressed", "false");
    bar.append(tabs, this.toggle);
    this.curvesRoot = element("div", "pg-curves");
    this.curvesRoot.dataset.testid = "curves";
    this.curves = new Curves(this.curvesRoot);
    this.histogramsRoot = element("div", "pg-histogram-chart");
    this.histogramsRoot.dataset.testid = "histograms";
    this.histogramsRoot.hidden = true;
    this.histograms = new Histograms(this.histogramsRoot, send);
    /** @type {CurveLines | null} */
    this.pinned = null;
    this.parts = [picture, bar, this.curvesRoot, this.histogramsRoot];
  }

  /** @param {LiveData} data */
  show({ curves, histograms, picture, read, state, tab }) {
    if (picture && tab) this.picture.draw(tab, picture, read);
    if (curves.chart) {
      this.charts.mark(curves.chart);
      this.curvesRoot.hidden = curves.chart === "histograms";
      this.histogramsRoot.hidden = curves.chart !== "histograms";
      this.toggle.hidden = curves.chart !== "loss";
    }
    if (histograms) this.histograms.draw(histograms);
    return this.curves.show(curves, read, state, this.pinned);
  }

  /** @param {boolean} log */
  setLog(log) {
    this.toggle.setAttribute("aria-pressed", String(log));
    this.curves.setLog(log);
  }
}

/** @param {HTMLElement[]} children */
function livePart(children) {
  const part = element("div", "pg-live-part");
  part.append(...children);
  return part;
}

/** @param {Component<LiveData, {action: LiveAction}>} component */
export function render(component) {
  const live = viewOf(component, "pg-live", (root) => new Live(root));
  if (!live) return;
  live.send = (action) => component.setTriggerValue("action", action);
  if (!live.show(component.data)) live.send({ do: "resend" });
}
