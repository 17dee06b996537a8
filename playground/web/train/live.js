// The live view of a run: read-outs, the slider to rewind, the network, the model's answers, and the curves. Python sends what is new.
import { Curves } from "./curves.js";
import { listenToKeys } from "./keyboard.js";
import { Network } from "./network.js";
import { Picture } from "./picture.js";
import { ReadOutBoxes } from "./readouts.js";
import { Rewind } from "./rewind.js";
import { Histograms } from "./histograms.js";
import { Tabs } from "../shared/tabs.js";

const HEAD = `
  <div class="pg-reads" data-testid="read-outs"></div>
  <p class="pg-say" role="status" aria-live="polite" data-testid="run-message" hidden></p>
  <div class="pg-rewind"></div>
  <p class="pg-pinned" data-testid="pinned" hidden><span></span><button type="button" class="pg-small"></button></p>`;
const NETWORK = `<div class="pg-network" data-testid="network"></div>`;
const RESULT = `
  <div class="pg-picture" data-testid="picture"></div>
  <div class="pg-chart-bar"><div></div><button type="button" class="pg-toggle" data-testid="log-loss" aria-pressed="false" title="A logarithmic axis for the loss">log</button></div>
  <div class="pg-curves" data-testid="curves"></div>
  <div class="pg-inside" data-testid="histograms" hidden></div>`;
const CHARTS = [
  { name: "loss", title: "Loss" },
  { name: "rate", title: "Rate" },
  { name: "norms", title: "Norms" },
  { name: "histograms", title: "Histograms" },
];

class Live {
  constructor(root) {
    this.root = root;
    this.parts = { head: part(HEAD), network: part(NETWORK), result: part(RESULT) };
    const send = (action) => this.component.setTriggerValue("action", action);
    this.send = send;
    const all = Object.values(this.parts);
    const find = (name) => all.map((each) => each.querySelector(`.pg-${name}`)).find(Boolean);
    this.reads = new ReadOutBoxes(find("reads"));
    this.message = find("say");
    this.rewind = new Rewind(find("rewind"), send);
    this.picture = new Picture(find("picture"), send, (tab) => send({ do: "select", tab }));
    this.network = new Network(find("network"), send, (neuron) => this.picture.point(neuron));
    this.charts = new Tabs(find("chart-bar").firstElementChild, "Over the run", (chart) => send({ do: "select", chart }));
    this.charts.offer(CHARTS);
    this.charts.mark("loss");
    [this.curvesRoot, this.insideRoot] = [find("curves"), find("inside")];
    this.curves = new Curves(this.curvesRoot);
    this.histograms = new Histograms(this.insideRoot, send);
    this.pinnedLine = find("pinned");
    this.pinnedLine.lastElementChild.onclick = () => send({ do: "play_both" });
    this.toggle = find("toggle");
    this.toggle.onclick = () => this.setLog(!this.curves.log);
    listenToKeys();
  }

  // One component draws in several places of the page, so that one message tells all of them. The page keeps the places
  // free; where it has none of a name, the part stands in the component itself.
  place() {
    for (const [name, element] of Object.entries(this.parts)) {
      const slot = document.querySelector(`.pg-slot-${name}`) ?? this.root;
      if (element.parentElement === slot) continue;
      if (slot === this.root) slot.append(element);
      else slot.replaceChildren(element);
    }
  }

  setLog(log) {
    this.toggle.setAttribute("aria-pressed", String(log));
    this.curves.setLog(log);
  }

  // Returns false when points are missing, so that the page must start afresh.
  show(data) {
    this.place();
    if (data.style) {
      this.style = data.style;
      this.generation = data.generation;
      this.pinned = data.pinned;
      this.network.begin(data.layout);
    }
    if (data.setting) this.picture.begin(this.style, data.setting);
    this.reads.show(data, this.style);
    this.rewind.show(data.state);
    this.showMessage(data.state);
    this.showPinned(data.pinnedSummary);
    this.parts.head.classList.toggle("pg-past", data.state.past);
    if (!this.style || data.generation !== this.generation) return !this.style || !data.state.ready;
    if (data.picture) this.picture.draw(data.tab, data.picture, data.read);
    if (data.network) this.network.draw(data.network);
    return this.drawChart(data);
  }

  drawChart(data) {
    if (data.curves.fresh) {
      const inside = data.curves.chart === "histograms";
      this.charts.mark(data.curves.chart);
      this.curvesRoot.hidden = inside;
      this.insideRoot.hidden = !inside;
      this.toggle.hidden = data.curves.chart !== "loss";
    }
    if (data.histograms) this.histograms.draw(data.histograms);
    return this.curves.show(data.curves, data.read, data.state, this.pinned ?? null);
  }

  showMessage(state) {
    if (this.message.textContent !== state.message) this.message.textContent = state.message;
    this.message.hidden = !state.message;
    this.message.classList.toggle("pg-bad", state.bad);
  }

  showPinned(pinned) {
    this.pinnedLine.hidden = !pinned;
    if (!pinned) return;
    const [words, button] = this.pinnedLine.children;
    if (words.textContent !== pinned.words) words.textContent = pinned.words;
    button.textContent = pinned.playing ? "Pause the pinned run" : "Play both";
    button.disabled = pinned.over;
  }
}

function part(html) {
  const element = document.createElement("div");
  element.className = "pg-live-part";
  element.innerHTML = html;
  return element;
}

export function render(component) {
  const root = component.parentElement.querySelector(".pg-live");
  if (!root) return;
  root.live ??= new Live(root);
  root.live.component = component;
  if (!root.live.show(component.data)) root.live.send({ do: "resend" });
}
