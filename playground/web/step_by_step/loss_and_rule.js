// At a glance: the loss with this batch's samples on it, and the optimizer's rule with this step's numbers in it.
import { CONFIG, axis, inks, layout, plotly } from "../shared/plotly.js";
import { palette } from "../shared/palette.js";
import { element, numbers, written } from "../shared/tensors.js";

const finite = (value) => (typeof value === "number" ? value : null);

export class LossGlance {
  constructor(root) {
    this.root = root;
    root.className = "pg-glance";
    this.words = element("p", "pg-glance-words");
    this.plot = element("div", "pg-plot");
    this.plot.setAttribute("role", "img");
    root.append(element("h4", "", "The loss at a glance"), this.words, this.plot);
    this.queue = Promise.resolve();
  }

  draw(glance, mean, classes) {
    const target = (curve) => (classes.length ? classes[curve.target < 0 ? 0 : curve.target] : written(curve.target, 3));
    this.words.textContent =
      `${glance.loss} of each sample, if its ${glance.axis} were another and its target stayed. The dots are this batch; ` +
      `the batch's loss is their mean${mean === undefined ? "" : `, ${written(mean, 5)}`}. Below, the slope: where it is steep, backward sends much.`;
    const points = glance.curves.map((curve) => `sample ${curve.sample}, target ${target(curve)}: ${written(curve.at.loss)}`);
    this.plot.setAttribute("aria-label", `${glance.loss} against the ${glance.axis}. ${points.join("; ")}.`);
    this.queue = this.queue.then(async () => {
      const Plotly = await plotly();
      if (!this.plot.isConnected) return;
      await Plotly.react(this.plot, this.traces(glance, target, classes), this.layout(glance), CONFIG);
    });
  }

  traces(glance, target, classes) {
    return glance.curves.flatMap((curve) => {
      const colours = palette().classes;
      const hue = classes.length ? colours[(curve.target < 0 ? 0 : curve.target) % colours.length] : colours[1];
      const name = `sample ${curve.sample}, target ${target(curve)}`;
      const row = (what, yaxis) => [
        { x: curve.x, y: curve[what].map(finite), mode: "lines", line: { color: hue, width: 1.4 }, opacity: 0.7, yaxis, hoverinfo: "skip" },
        {
          x: [finite(curve.at.x)],
          y: [finite(curve.at[what])],
          mode: "markers",
          marker: { color: hue, size: 9, line: { color: palette().outlines.train, width: 1.2 } },
          yaxis,
          name,
          hovertemplate: `${name}<br>${glance.axis} %{x:.4g}<br>${what} %{y:.4g}<extra></extra>`,
        },
      ];
      return [...row("loss", "y"), ...row("slope", "y2")];
    });
  }

  layout(glance) {
    const ink = inks(this.plot);
    const title = (text, y) => ({ text, x: 0, xref: "paper", xanchor: "left", y, yref: "paper", yanchor: "bottom", showarrow: false, font: { size: 10.5 } });
    return layout(ink, {
      margin: { l: 42, r: 10, t: 18, b: 34 },
      xaxis: axis(ink, { title: { text: glance.axis, standoff: 4 }, anchor: "y2" }),
      yaxis: axis(ink, { domain: [0.52, 1], nticks: 5 }),
      yaxis2: axis(ink, { domain: [0, 0.4], nticks: 4 }),
      annotations: [title("loss", 1), title("slope: ∂loss/∂" + glance.axis.split(" ")[0], 0.4)],
    });
  }
}

export class RuleGlance {
  constructor(root) {
    this.root = root;
    root.className = "pg-glance";
  }

  draw(glance, changed) {
    this.glance = glance;
    this.changed = changed;
    const names = Object.keys(glance.parameters);
    if (!names.includes(this.name)) [this.name, this.at] = [names[0], [0, 0]];
    this.fill();
  }

  fill() {
    const { glance } = this;
    const title = element("h4", "", `${glance.optimizer}'s rule, with the numbers of this step`);
    this.root.replaceChildren(title);
    if (!this.name) {
      this.root.append(element("p", "pg-glance-words", "No parameter has a gradient, so the optimizer moved nothing. No error says so."));
      return;
    }
    const arrays = glance.parameters[this.name];
    const rows = arrays.w.length;
    this.at = [Math.min(this.at[0], rows - 1), Math.min(this.at[1], arrays.w[0].length - 1)];
    this.root.append(this.chooser(arrays), this.table(arrays));
    if (!glance.apart) this.root.append(element("p", "pg-glance-words", glance.rounded ? "These numbers are too large or too small for float32: taken apart, the rule would not give what torch got. What went in and what came out is torch's own." : `${glance.optimizer}'s rule is not taken apart here. What went in and what came out is torch's own.`));
    if (glance.skipped.length) this.root.append(element("p", "pg-glance-words", `Without a gradient, and so skipped: ${glance.skipped.join(", ")}.`));
  }

  chooser(arrays) {
    const line = element("div", "pg-rule-choice");
    const label = element("label", "", "for the number ");
    const select = element("select");
    select.append(...Object.keys(this.glance.parameters).map((name) => new Option(name, name, false, name === this.name)));
    select.dataset.testid = "rule-parameter";
    select.onchange = () => {
      [this.name, this.at] = [select.value, [0, 0]];
      this.fill();
      this.root.querySelector("select").focus();
    };
    label.append(select);
    const shown = this.changed[`update ${this.name}`] ?? this.changed[`value ${this.name}`];
    const item = { kind: "tensor", ...(shown ?? { shape: [arrays.u.length, arrays.u[0].length], rows: [...arrays.u.keys()], columns: [...arrays.u[0].keys()] }), values: arrays.u };
    const pick = (row, column) => {
      this.at = [row, column];
      this.fill();
      this.root.querySelector('[aria-pressed="true"]').focus();
    };
    line.append(label, element("span", "pg-about", "pick one of its updates:"), numbers(item, { pick, picked: this.at, label: `updates of ${this.name}` }));
    return line;
  }

  table(arrays) {
    const table = element("table", "pg-rule");
    table.dataset.testid = "rule";
    for (const { words, formula, numbers: template } of this.glance.lines) {
      const row = table.insertRow();
      const head = element("th", "", words);
      head.scope = "row";
      row.append(head);
      row.insertCell().append(element("code", "", formula));
      row.insertCell().append(element("code", "", this.filled(template, arrays)));
    }
    return table;
  }

  filled(template, arrays) {
    const [row, column] = this.at;
    // A negative number stands in brackets inside a formula, not where one begins.
    return template.replace(/(= |→ )?\{(\w+)\}/g, (_, start, name, at) => {
      const value = arrays[name]?.[row]?.[column];
      const text = written(value, 4);
      return start === undefined && at && value < 0 ? `(${text})` : (start ?? "") + text;
    });
  }
}
