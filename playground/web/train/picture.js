// The picture of the present model's predictions: one tab for each kind of picture.
import { element } from "../shared/elements.js";
import { Plane, planeKey } from "../shared/plane.js";
import { Tabs } from "../shared/tabs.js";
import { Confusion } from "./confusion.js";
import { RegressionChart } from "./regression_charts.js";
import { Samples } from "./samples.js";

/** @import { LiveAction, PictureData, PictureSetting, PictureStyle, ReadOuts } from "../protocol" */
/** @import { NeuronMap } from "../shared/plane.js" */

/** @typedef {{draw(data: PictureData, readOuts: ReadOuts): void}} Drawing */

export class Picture {
  /**
   * @param {HTMLElement} root
   * @param {(action: LiveAction) => void} send
   */
  constructor(root, send) {
    this.send = send;
    const bar = element("div");
    this.stage = element("div", "pg-stage-picture");
    this.below = element("div", "pg-below");
    root.append(bar, this.stage, this.below);
    this.tabs = new Tabs(bar, "Predictions of the model", (tab) => send({ do: "select", tab }));
    this.options = { test: true, sharp: false };
    this.tab = "";
    /** @type {Drawing | undefined} */
    this.shown = undefined;
    /** @type {{style: PictureStyle, setting: PictureSetting} | undefined} */
    this.scene = undefined;
  }

  /**
   * @param {PictureStyle} style
   * @param {PictureSetting} setting
   */
  begin(style, setting) {
    this.scene = { style, setting };
    this.tab = "";
    this.tabs.offer(style.tabs);
  }

  /**
   * @param {string} tab
   * @param {PictureData} data
   * @param {ReadOuts} readOuts
   */
  draw(tab, data, readOuts) {
    if (!this.scene) return;
    if (tab !== this.tab) this.open(tab, this.scene.style, this.scene.setting);
    this.shown?.draw(data, readOuts);
  }

  /**
   * @param {string} tab
   * @param {PictureStyle} style
   * @param {PictureSetting} setting
   */
  open(tab, style, setting) {
    this.tab = tab;
    this.tabs.mark(tab);
    this.below.replaceChildren();
    const part = element("div");
    this.stage.replaceChildren(part);
    if (tab === "plane") this.openPlane(part, style, setting);
    else if (tab === "confusion") {
      part.className = "pg-confusion";
      this.shown = new Confusion(part, style);
    } else if (tab === "samples") this.shown = new Samples(part, style);
    else this.shown = new RegressionChart(part, tab, style, setting);
  }

  /**
   * @param {HTMLElement} part
   * @param {PictureStyle} style
   * @param {PictureSetting} setting
   */
  openPlane(part, style, setting) {
    const plane = new Plane(part, style, setting);
    plane.options = this.options;
    this.shown = plane;
    const classes = style.task !== "regression";
    const key = planeKey(classes ? ["train", "test", "wrong"] : ["train", "test"]);
    this.below.append(key, optionBox(plane, "test", "test points"), optionBox(plane, "sharp", classes ? "classes only" : "steps"));
    if (style.dimensions > 2) this.below.append(axisChoice(style.features, setting.chosen, (axes) => this.send({ do: "axes", axes })));
  }

  /**
   * Fills the plane with the map of the neuron under the pointer, or with the model's predictions again.
   *
   * @param {NeuronMap | null} neuron
   */
  point(neuron) {
    if (this.shown instanceof Plane && this.scene?.style.dimensions === 2) this.shown.show(neuron);
  }
}

/**
 * @param {Plane} plane
 * @param {"test" | "sharp"} option
 * @param {string} text
 */
function optionBox(plane, option, text) {
  const label = element("label", "pg-check");
  const box = element("input");
  Object.assign(box, { type: "checkbox", checked: plane.options[option] });
  box.dataset.testid = `option-${option}`;
  box.onchange = () => plane.set(option, box.checked);
  label.append(box, text);
  return label;
}

/**
 * Two features out of many for the axes of the plane, or the principal components.
 *
 * @param {string[]} features
 * @param {number[]} chosen
 * @param {(axes: [number, number] | null) => void} send
 */
function axisChoice(features, chosen, send) {
  const choose = (/** @type {string} */ label, /** @type {number | undefined} */ value, /** @type {string} */ name) => {
    const select = element("select");
    select.setAttribute("aria-label", label);
    select.dataset.testid = name;
    const options = features.map((title, at) => new Option(title, String(at), false, at === value));
    select.append(new Option("PCA", "", false, value === undefined), ...options);
    return select;
  };
  const across = choose("Feature across", chosen[0], "axis-across");
  const up = choose("Feature upwards", chosen[1], "axis-up");
  const change = (/** @type {HTMLSelectElement} */ changed, /** @type {HTMLSelectElement} */ follower) => {
    if (changed.value === "") follower.value = "";
    else if (follower.value === "") follower.value = String((Number(changed.value) + 1) % features.length);
    send(across.value === "" ? null : [Number(across.value), Number(up.value)]);
  };
  across.onchange = () => change(across, up);
  up.onchange = () => change(up, across);
  const line = element("span", "pg-axes");
  line.append(across, " × ", up);
  return line;
}
