// Curves over the epochs. Only new points are added; axes grow in coarse steps, never jump.
import { CONFIG, axis, inks, layout, plotly } from "../shared/plotly.js";

const MOST_POINTS = 4000;
const DASHES = { train: "dot", validation: "dash", test: "solid" };
const HUES = ["#0b76b7", "#e8710a", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9", "#6a3d9a", "#7f7f7f"];
const GAP = 0.16;

export class Curves {
  constructor(root) {
    root.innerHTML = `
      <div class="pg-legend" aria-hidden="true"></div>
      <div class="pg-plot" role="img" aria-label="No epoch has been trained yet."></div>`;
    this.root = root;
    [this.legend, this.plot] = root.children;
    this.log = false;
    this.rows = 0;
    this.queue = Promise.resolve();
  }

  // Takes the new points; false when some before them are missing.
  show(told, style, read, state, pinned) {
    if (!told.fresh && told.first !== this.rows) return told.next <= this.rows;
    this.rows = told.next;
    if (told.fresh && !told.panels.length) this.panels = [];
    else if (told.fresh || this.panels.length) this.draw(told, style, read, state, pinned);
    return true;
  }

  draw(told, style, read, state, pinned) {
    this.queue = this.queue.then(async () => {
      const Plotly = await plotly();
      if (!this.root.isConnected) return;
      if (told.fresh) await this.begin(Plotly, style, told, read, pinned);
      else if (told.epochs.length) await this.extend(Plotly, told);
      await this.mark(Plotly, state);
      this.describe(read);
    });
  }

  async begin(Plotly, style, told, read, pinned) {
    Object.assign(this, { style, panels: told.panels, pinned, zoomed: false, marked: "" });
    this.names = this.panels.flatMap((panel) => panel.names);
    this.epochs = [...told.epochs];
    this.values = Object.fromEntries(this.names.map((name) => [name, [...(told.values[name] ?? [])]]));
    // The losses of the untrained model give the axis its first height.
    this.first = [read.train_loss, read.test_loss].filter((value) => value !== null);
    this.drawLegend();
    this.xEnd = nextEnd(Math.max(this.epochs.at(-1) ?? 0, pinned?.epochs.at(-1) ?? 0));
    this.ranges = this.panels.map((panel) => this.rangeOf(panel));
    await Plotly.react(this.plot, this.traces(), this.layout(), CONFIG);
    if (!this.listening) {
      this.listening = true;
      this.plot.on("plotly_relayout", (change) => this.noteZoom(change));
    }
  }

  async extend(Plotly, told) {
    this.epochs.push(...told.epochs);
    for (const name of this.names) this.values[name].push(...told.values[name]);
    if (this.epochs.length > MOST_POINTS) {
      // Every second point draws the same curve at this length; the newest always stays.
      const keep = (column) => column.filter((_, at) => (column.length - 1 - at) % 2 === 0);
      this.epochs = keep(this.epochs);
      for (const name of this.names) this.values[name] = keep(this.values[name]);
      await Plotly.react(this.plot, this.traces(), this.plot.layout, CONFIG);
    } else {
      const update = { x: this.names.map(() => told.epochs), y: this.names.map((name) => told.values[name]) };
      await Plotly.extendTraces(this.plot, update, this.names.map((_, at) => at));
    }
    await this.growAxes(Plotly);
  }

  async growAxes(Plotly) {
    if (this.zoomed) return;
    const change = {};
    const last = this.epochs.at(-1);
    if (last > this.xEnd) {
      this.xEnd = nextEnd(last);
      change["xaxis.range"] = [0, this.xEnd];
    }
    this.panels.forEach((panel, at) => {
      const [low, high] = this.rangeOf(panel);
      const [before, top] = this.ranges[at];
      if (low < before || high > top) {
        this.ranges[at] = [Math.min(low, before), Math.max(high, top)];
        change[`${axisName(at)}.range`] = this.ranges[at];
      }
    });
    if (!Object.keys(change).length) return;
    this.growing = true;
    await Plotly.relayout(this.plot, change);
    this.growing = false;
  }

  isLog(panel) {
    return panel.scale === "log" || (this.log && panel.scale === "positive");
  }

  rangeOf(panel) {
    if (panel.scale === "share") return [0, 1.02];
    if (panel.scale === "number") return [-0.05, 1.05];
    const all = panel.names.flatMap((name) => [...this.values[name], ...(this.pinned?.values[name] ?? [])]);
    const known = (panel.title === "loss" ? [...all, ...this.first] : all).filter((value) => value !== null);
    if (!this.isLog(panel)) return [0, roundUp(Math.max(0, ...known))];
    const positive = known.filter((value) => value > 0);
    if (!positive.length) return [-2, 1];
    return [Math.floor(Math.log10(Math.min(...positive))), Math.log10(1.3 * Math.max(...positive))];
  }

  // The epoch that is looked at in the past, and the one with the lowest watched loss.
  async mark(Plotly, state) {
    const wanted = JSON.stringify([state.past ? state.epoch : null, state.best]);
    if (wanted === this.marked || !this.panels.length) return;
    this.marked = wanted;
    const ink = inks(this.plot);
    const line = (x, dash) => ({ type: "line", x0: x, x1: x, y0: 0, y1: 1, yref: "paper", line: { color: ink.text, width: 1.2, dash } });
    const shapes = [];
    const annotations = this.titles();
    if (state.best >= 0) {
      shapes.push(line(state.best, "dot"));
      annotations.push({ x: state.best, y: 1, yref: "paper", xanchor: "left", yanchor: "top", text: `best: epoch ${state.best}`, showarrow: false, font: { size: 10 } });
    }
    if (state.past) shapes.push(line(Math.max(0, state.epoch - 1), "solid"));
    this.growing = true;
    await Plotly.relayout(this.plot, { shapes, annotations });
    this.growing = false;
  }

  noteZoom(change) {
    const names = Object.keys(change);
    if (this.growing || names.some((name) => name.includes("autorange") || name === "autosize")) return;
    if (names.some((name) => name.includes("range"))) this.zoomed = !this.atHome();
  }

  atHome() {
    const [from, to] = this.plot.layout.xaxis.range;
    return Math.abs(from) < 1e-9 && Math.abs(to - this.xEnd) < 1e-9;
  }

  async setLog(log) {
    this.log = log;
    if (!this.panels?.length) return;
    const Plotly = await plotly();
    this.ranges = this.panels.map((panel) => this.rangeOf(panel));
    const change = {};
    this.panels.forEach((panel, at) => {
      change[`${axisName(at)}.type`] = this.isLog(panel) ? "log" : "linear";
      change[`${axisName(at)}.range`] = this.ranges[at];
    });
    await Plotly.relayout(this.plot, change);
  }

  drawLegend() {
    const item = (words, colour, dash) => {
      const key = document.createElement("span");
      key.className = `pg-key pg-key-${dash}`;
      key.style.setProperty("--key", colour);
      key.textContent = words;
      return key;
    };
    const first = this.panels[0]?.names ?? [];
    const own = first.map((name) => item(label(name), this.colour(name), DASHES[name.split("_")[0]] ?? "solid"));
    this.legend.replaceChildren(...own, ...(this.pinned ? [item("pinned run, thin", "#7f7f7f", "thin")] : []));
  }

  colour(name) {
    return this.style.colours.parts[name.split("_")[0]] ?? HUES[(Number(name.match(/\d+$/) ?? 1) - 1) % HUES.length];
  }

  traces() {
    const axisOf = Object.fromEntries(this.panels.flatMap((panel, at) => panel.names.map((name) => [name, at ? `y${at + 1}` : "y"])));
    const trace = (name, x, y, pinned) => {
      const part = name.split("_")[0];
      return {
        x: [...x],
        y: [...y],
        name: `${pinned ? "pinned, " : ""}${name.replaceAll("_", " ")}`,
        type: "scatter",
        mode: x.length === 1 ? "markers+lines" : "lines",
        opacity: pinned ? 0.55 : 1,
        line: { color: this.colour(name), width: pinned ? 1 : part === "test" ? 2.2 : 1.8, dash: DASHES[part] ?? "solid" },
        yaxis: axisOf[name],
        hovertemplate: `epoch %{x}<br>${pinned ? "pinned, " : ""}${name.replaceAll("_", " ")} %{y:.4g}<extra></extra>`,
      };
    };
    const own = this.names.map((name) => trace(name, this.epochs, this.values[name], false));
    const kept = this.pinned ? this.names.filter((name) => this.pinned.values[name]) : [];
    return [...own, ...kept.map((name) => trace(name, this.pinned.epochs, this.pinned.values[name], true))];
  }

  layout() {
    const ink = inks(this.plot);
    const count = this.panels.length;
    const cuts = this.cuts();
    const axes = this.panels.map((panel, at) => [
      axisName(at),
      axis(ink, {
        domain: cuts[at],
        type: this.isLog(panel) ? "log" : "linear",
        range: this.ranges[at],
        nticks: 5,
        exponentformat: "power",
        ...(panel.scale === "share" ? { tickformat: ".0%" } : this.isLog(panel) ? { dtick: Math.ceil((this.ranges[at][1] - this.ranges[at][0]) / 3) } : {}),
      }),
    ]);
    return layout(ink, {
      annotations: this.titles(),
      margin: { l: 40, r: 10, t: 16, b: 32 },
      xaxis: axis(ink, { range: [0, this.xEnd], title: { text: "epoch", standoff: 4 }, anchor: count > 1 ? `y${count}` : "y" }),
      ...Object.fromEntries(axes),
    });
  }

  // What each panel shows, written into its corner.
  titles() {
    const cuts = this.cuts();
    return this.panels.map((panel, at) => ({
      text: panel.title,
      x: 0,
      xref: "paper",
      xanchor: "left",
      y: cuts[at][1],
      yref: "paper",
      yanchor: "bottom",
      showarrow: false,
      font: { size: 10.5 },
    }));
  }

  // From where to where each panel stands; what comes first gets more room.
  cuts() {
    const count = this.panels.length;
    const height = (1 - GAP * (count - 1)) / count;
    if (count === 2) return [[0.5, 1], [0, 0.5 - GAP]];
    return this.panels.map((_, at) => [Math.max(0, 1 - (at + 1) * height - at * GAP), 1 - at * (height + GAP)]);
  }

  describe(read) {
    const what = this.panels.map((panel) => panel.title).join(" and ");
    const words = this.epochs.length
      ? `${what} over ${this.epochs.at(-1) + 1} epochs: train loss ${read.train_loss}, test loss ${read.test_loss}.`
      : "No epoch has been trained yet.";
    if (this.plot.getAttribute("aria-label") !== words) this.plot.setAttribute("aria-label", words);
  }
}

const axisName = (at) => (at ? `yaxis${at + 1}` : "yaxis");
const label = (name) => (/\d+$/.test(name) ? `layer ${name.match(/\d+$/)}` : name.replace(/_loss$/, "").replaceAll("_", " "));

// 20, 50, 100, 200, 500, …: the axis grows seldom, and the curve always has room.
function nextEnd(epoch) {
  for (let end = 20; ; end *= 10) for (const step of [1, 2.5, 5]) if (epoch <= end * step) return end * step;
}

function roundUp(value) {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(1.08 * value));
  return [1, 1.5, 2, 3, 5, 7.5, 10].map((times) => times * power).find((size) => size >= 1.08 * value);
}
