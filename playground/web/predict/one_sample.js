// The prediction for one sample: from its inputs over its outputs and probabilities to the label, and the sample in a picture.
import { Plane } from "../shared/plane.js";
import { palette } from "../shared/palette.js";
import { CONFIG, axis, inks, layout, plotly } from "../shared/plotly.js";
import { element, written } from "../shared/tensors.js";

const MOST_INPUTS = 12;
const READINGS = {
  logit: "the logit: any number; above 0 means class 1",
  logits: "the logits: one number a class, of any size",
  probability: "the probability of class 1: the model ends in a sigmoid",
  log_probabilities: "the logarithms of the probabilities: the model ends in LogSoftmax",
  value: "the prediction, as the model returns it",
};

class OneSample {
  constructor(root) {
    this.root = root;
    root.replaceChildren();
    this.chain = element("div", "pg-chain");
    this.picture = element("div", "pg-sample-picture");
    this.live = element("p", "pg-hidden");
    this.live.setAttribute("role", "status");
    this.live.setAttribute("aria-live", "polite");
    root.append(this.chain, this.picture, this.live);
    this.queue = Promise.resolve();
  }

  show(data) {
    this.data = data;
    this.chain.replaceChildren(this.inputs(), this.outputs(), ...(data.task === "regression" ? [] : [this.probabilities()]), this.prediction());
    this.live.textContent = this.description();
    this.root.classList.toggle("pg-no-picture", !data.picture);
    if (data.picture) this[data.picture.kind](data.picture);
    else this.clearPicture();
  }

  clearPicture() {
    this.drawn = "";
    this.picture.replaceChildren();
  }

  section(title, words, content) {
    const section = element("section", "pg-link");
    section.append(element("h3", "", title), element("p", "pg-about", words), content);
    return section;
  }

  inputs() {
    const { inputs, inputNames, transformed, image } = this.data;
    if (image) return this.section("x", `${inputs.length} numbers from 0 to 1, one for each pixel.`, element("span"));
    const list = element("dl", "pg-pairs");
    inputNames.slice(0, MOST_INPUTS).forEach((name, at) => {
      const pair = element("div");
      pair.append(element("dt", "", name), element("dd", "", written(inputs[at])));
      list.append(pair);
    });
    const more = inputs.length > MOST_INPUTS ? ` The first ${MOST_INPUTS} of ${inputs.length} are listed.` : "";
    return this.section("x", (transformed ? "What the model takes, after feature engineering and standardisation." : "What the model takes.") + more, list);
  }

  outputs() {
    const { outputs, outputName, reading, classes } = this.data;
    const most = Math.max(...outputs.filter((value) => typeof value === "number").map(Math.abs), 1e-9);
    const rows = outputs.map((value, at) => [outputs.length > 1 ? classes[at] : "", value, (value / most) * 50]);
    return this.section(outputName, `What the model returns: ${READINGS[reading] ?? outputName}.`, this.bars(rows, true));
  }

  probabilities() {
    const { probabilities, classes } = this.data;
    const rows = probabilities.map((value, at) => [classes[at], value, 100 * value]);
    return this.section("probabilities", "Each from 0 to 1; together they are 1.", this.bars(rows, false));
  }

  // A row for each number: its name, a bar, and itself. Signed bars grow from the middle.
  bars(rows, signed) {
    const table = element("table", "pg-prediction-bars");
    rows.forEach(([name, value, width], at) => {
      const row = table.insertRow();
      const head = element("th", "", name);
      head.scope = "row";
      row.append(head);
      const track = element("div", `pg-track${signed ? " pg-signed" : ""}`);
      const bar = element("span");
      const size = Number.isFinite(width) ? Math.min(Math.abs(width), 100) : 0;
      bar.style.width = `${size}%`;
      if (signed) bar.style[value < 0 ? "right" : "left"] = "50%";
      bar.style.backgroundColor = signed ? `var(--pg-${value < 0 ? "negative" : "positive"})` : this.colourOf(at);
      track.append(bar);
      row.insertCell().append(track);
      row.insertCell().textContent = signed ? written(value, 4) : typeof value === "number" ? `${(100 * value).toFixed(1)} %` : written(value);
    });
    return table;
  }

  colourOf(number) {
    return this.data.colours[number % this.data.colours.length];
  }

  prediction() {
    const { task, label, classes, target, truth, right, value } = this.data;
    const words = element("p", "pg-predicted", task === "regression" ? written(value, 5) : classes[label]);
    words.dataset.testid = "predicted";
    const comparison = truth === null ? `The predicted ${target}.` : `The predicted ${target}; the true one is ${truth}${right === null ? "" : right ? ": right" : ": wrong"}.`;
    return this.section(task === "regression" ? "value" : "label", comparison, words);
  }

  description() {
    const { task, label, classes, target, value, probabilities } = this.data;
    if (task === "regression") return `Predicted ${target}: ${written(value, 4)}.`;
    return `Predicted ${target}: ${classes[label]}, ${(100 * probabilities[label]).toFixed(0)} percent probability.`;
  }

  plane(picture) {
    const names = JSON.stringify([picture.setting.low, picture.setting.high, picture.style.classes, picture.style.task]);
    if (this.drawn !== names) {
      this.drawn = names;
      this.picture.replaceChildren();
      this.map = new Plane(this.picture, picture.style, picture.setting);
      this.picture.append(element("p", "pg-about", "The cross is your sample. Click anywhere to move it there."));
      this.map.canvas.onclick = (event) => this.clicked(event);
    }
    Object.assign(this.map, { style: picture.style, setting: picture.setting });
    this.map.draw({ grid: picture.grid }, {});
    this.cross(picture.position);
    this.map.canvas.setAttribute("aria-label", `Prediction of the model over ${picture.setting.axes.join(" and ")}; the sample at ${picture.position.map((each) => written(each, 3)).join(", ")} is marked.`);
  }

  cross([x1, x2]) {
    const pen = this.map.canvas.getContext("2d");
    const [across, down] = this.map.place(x1, x2);
    for (const [width, colour] of [[6, palette().outlines.train], [2.6, palette().outlines.test]]) {
      pen.lineWidth = width;
      pen.strokeStyle = colour;
      pen.beginPath();
      pen.moveTo(across - 10, down);
      pen.lineTo(across + 10, down);
      pen.moveTo(across, down - 10);
      pen.lineTo(across, down + 10);
      pen.stroke();
    }
  }

  clicked(event) {
    const { low, high } = this.map.setting;
    const box = this.map.canvas.getBoundingClientRect();
    const [left, top] = this.map.place(low[0], high[1]);
    const [right, bottom] = this.map.place(high[0], low[1]);
    const scale = 400 / box.width;
    const share = (value, from, to) => Math.min(1, Math.max(0, (value - from) / (to - from)));
    const across = share((event.clientX - box.left) * scale, left, right);
    const up = share((event.clientY - box.top) * scale, bottom, top);
    this.send({ position: [low[0] + across * (high[0] - low[0]), low[1] + up * (high[1] - low[1])] });
  }

  curve(picture) {
    if (this.drawn !== "curve") {
      this.drawn = "curve";
      this.plot = element("div", "pg-plot");
      this.plot.setAttribute("role", "img");
      this.picture.replaceChildren(this.plot, element("p", "pg-about", "The cross is your sample."));
    }
    const { setting, style, curve, position } = picture;
    this.plot.setAttribute("aria-label", `The model's curve through the training samples; at ${setting.axes[0]} ${written(position[0], 3)} it predicts ${written(this.data.value, 4)}.`);
    this.queue = this.queue.then(async () => {
      const Plotly = await plotly();
      if (!this.plot.isConnected) return;
      const ink = inks(this.plot);
      const traces = [
        { x: setting.train.x[0], y: setting.train.y, mode: "markers", name: "train", marker: { color: palette().parts.train, size: 5, opacity: 0.7 } },
        { x: curve[0], y: curve[1], mode: "lines", name: "model", line: { color: palette().positive, width: 3 } },
        { x: position, y: [this.data.value], mode: "markers", name: "your sample", showlegend: false, marker: { color: ink.text, size: 13, symbol: "cross" } },
      ];
      const shown = layout(ink, {
        xaxis: axis(ink, { title: { text: setting.axes[0], standoff: 4 } }),
        yaxis: axis(ink, { range: setting.range, title: { text: style.target, standoff: 2 } }),
        showlegend: true,
        legend: { orientation: "h", y: 1.02, yanchor: "bottom", x: 0 },
      });
      await Plotly.react(this.plot, traces, shown, CONFIG);
    });
  }

  image({ shape, pixels }) {
    if (this.drawn !== "image") {
      this.drawn = "image";
      this.canvas = element("canvas", "pg-sample-image");
      this.canvas.setAttribute("role", "img");
      this.picture.replaceChildren(this.canvas, element("p", "pg-about", "What the model takes: each pixel is a feature."));
    }
    [this.canvas.height, this.canvas.width] = shape;
    paint(this.canvas, pixels);
    this.canvas.setAttribute("aria-label", `The image; the model predicts ${this.data.classes[this.data.label]}`);
  }
}

// Dark ink on light paper.
export function paint(canvas, pixels) {
  const pen = canvas.getContext("2d");
  const image = pen.createImageData(canvas.width, canvas.height);
  pixels.forEach((value, at) => image.data.set([255 - value, 255 - value, 255 - value, 255], 4 * at));
  pen.putImageData(image, 0, 0);
}

export function render(component) {
  const root = component.parentElement.querySelector(".pg-one-sample");
  if (!root) return;
  root.oneSample ??= new OneSample(root);
  root.oneSample.send = (action) => component.setTriggerValue("action", action);
  root.oneSample.show(component.data);
}
