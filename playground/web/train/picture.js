// The picture of the present model's answers: one tab for each way to look at them.
import { Chart } from "./regression_charts.js";
import { Confusion } from "./confusion.js";
import { Plane } from "../shared/plane.js";
import { Samples } from "./samples.js";
import { Tabs } from "../shared/tabs.js";

export class Picture {
  constructor(root, send) {
    Object.assign(this, { root, send });
    const bar = document.createElement("div");
    this.stage = document.createElement("div");
    this.stage.className = "pg-stage-picture";
    this.below = document.createElement("div");
    this.below.className = "pg-below";
    root.append(bar, this.stage, this.below);
    this.tabs = new Tabs(bar, "What the model predicts", (tab) => send({ do: "select", tab }));
    this.options = { test: true, sharp: false };
  }

  begin(style, setting) {
    Object.assign(this, { style, setting, tab: null });
    this.tabs.offer(style.tabs);
  }

  draw(tab, told, read) {
    if (tab !== this.tab) this.open(tab);
    this.shown.draw(told, read);
  }

  open(tab) {
    this.tab = tab;
    this.tabs.mark(tab);
    this.stage.replaceChildren();
    this.below.replaceChildren();
    const part = document.createElement("div");
    this.stage.append(part);
    if (tab === "plane") this.openPlane(part);
    else if (tab === "confusion") {
      part.className = "pg-confusion";
      this.shown = new Confusion(part, this.style);
    } else if (tab === "samples") this.shown = new Samples(part, this.style);
    else {
      part.className = "pg-plot";
      this.shown = new Chart(part, tab, this.style, this.setting);
    }
  }

  openPlane(part) {
    this.shown = new Plane(part, this.style, this.setting);
    this.shown.options = this.options;
    const classes = this.style.task !== "regression";
    const key = document.createElement("span");
    key.className = "pg-legend";
    key.innerHTML = `<span class="pg-dot pg-dot-train">train</span><span class="pg-dot pg-dot-test">test</span>${classes ? '<span class="pg-dot pg-dot-wrong">wrong</span>' : ""}`;
    this.below.append(key, this.box("test", "test points"), this.box("sharp", classes ? "classes only" : "steps"));
    if (this.style.dimensions > 2) this.below.append(this.axes());
  }

  box(option, words) {
    const label = document.createElement("label");
    label.className = "pg-check";
    const box = document.createElement("input");
    Object.assign(box, { type: "checkbox", checked: this.options[option] });
    box.dataset.testid = `option-${option}`;
    box.onchange = () => this.shown.set(option, box.checked);
    label.append(box, words);
    return label;
  }

  // Two features out of many, or the plane of principal components.
  axes() {
    const { features } = this.style;
    const chosen = this.setting.chosen;
    const line = document.createElement("span");
    line.className = "pg-axes";
    const choose = (label, value) => {
      const select = document.createElement("select");
      select.setAttribute("aria-label", label);
      select.append(new Option("PCA", "", false, value === undefined), ...features.map((name, at) => new Option(name, at, false, at === value)));
      return select;
    };
    const [across, up] = [choose("Feature across", chosen[0]), choose("Feature upwards", chosen[1])];
    across.dataset.testid = "axis-across";
    up.dataset.testid = "axis-up";
    const other = (at) => String((Number(at) + 1) % features.length);
    const tell = (changed, follower) => {
      if (changed.value === "") follower.value = "";
      else if (follower.value === "") follower.value = other(changed.value);
      this.send({ do: "axes", axes: across.value === "" ? null : [Number(across.value), Number(up.value)] });
    };
    across.onchange = () => tell(across, up);
    up.onchange = () => tell(up, across);
    line.append(across, " × ", up);
    return line;
  }

  // A neuron that is pointed at fills the plane with its own map.
  point(neuron) {
    if (this.tab === "plane" && this.style.dimensions === 2) this.shown.show(neuron);
  }
}
