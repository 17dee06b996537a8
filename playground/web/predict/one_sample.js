// The prediction for one sample: from its inputs to its outputs, probabilities and label, and the sample in a picture.
import { viewOf } from "../shared/component.js";
import { element } from "../shared/elements.js";
import { palette } from "../shared/palette.js";
import { written } from "../shared/tensors.js";
import { barTable, outputBars, probabilityBars } from "./number_bars.js";
import { CurvePicture, ImagePicture, PlanePicture } from "./sample_picture.js";

/** @import { OneSampleData, SampleInPlane, SamplePosition } from "../protocol" */
/** @import { Component } from "../shared/component.js" */

const MOST_INPUTS = 12;
/** @type {Record<string, string>} */
const READINGS = {
  logit: "the logit: any number; above 0 means class 1",
  logits: "the logits: one number a class, of any size",
  probability: "the probability of class 1: the model ends in a sigmoid",
  log_probabilities: "the logarithms of the probabilities: the model ends in LogSoftmax",
  value: "the prediction, as the model returns it",
};

class OneSample {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.chain = element("div", "pg-chain");
    this.picture = element("div", "pg-sample-picture");
    this.live = element("p", "pg-hidden");
    this.live.setAttribute("role", "status");
    this.live.setAttribute("aria-live", "polite");
    root.replaceChildren(this.chain, this.picture, this.live);
    /** @type {(action: SamplePosition) => void} */
    this.send = () => {};
    this.pictureName = "";
    /** @type {PlanePicture | CurvePicture | ImagePicture | undefined} */
    this.shown = undefined;
  }

  /** @param {OneSampleData} data */
  show(data) {
    const steps = [inputs(data), outputs(data), ...(data.task === "regression" ? [] : [probabilities(data)]), prediction(data)];
    this.chain.replaceChildren(...steps);
    this.live.textContent = describePrediction(data);
    this.root.classList.toggle("pg-no-picture", !data.picture);
    this.showPicture(data);
  }

  /** @param {OneSampleData} data */
  showPicture(data) {
    const { picture } = data;
    const name = picture?.kind === "plane" ? planeName(picture) : (picture?.kind ?? "");
    if (name !== this.pictureName) {
      this.pictureName = name;
      this.picture.replaceChildren();
      this.shown = this.createPicture(picture);
    }
    if (picture?.kind === "plane" && this.shown instanceof PlanePicture) this.shown.draw(picture);
    if (picture?.kind === "curve" && this.shown instanceof CurvePicture) this.shown.draw(picture, data);
    if (picture?.kind === "image" && this.shown instanceof ImagePicture) this.shown.draw(picture, data);
  }

  /** @param {OneSampleData["picture"]} picture */
  createPicture(picture) {
    if (!picture) return undefined;
    if (picture.kind === "plane") return new PlanePicture(this.picture, picture, (position) => this.send({ position }));
    return picture.kind === "curve" ? new CurvePicture(this.picture) : new ImagePicture(this.picture);
  }
}

/** @param {SampleInPlane} picture */
const planeName = ({ setting, style }) => JSON.stringify([setting.low, setting.high, style.classes, style.task]);

/**
 * @param {string} title
 * @param {string} text
 * @param {HTMLElement} content
 */
function step(title, text, content) {
  const section = element("section", "pg-link");
  section.append(element("h3", "", title), element("p", "pg-about", text), content);
  return section;
}

/** @param {OneSampleData} data */
function inputs({ inputs: values, inputNames, transformed, image }) {
  if (image) return step("x", `${values.length} numbers from 0 to 1, one for each pixel.`, element("span"));
  const list = element("dl", "pg-pairs");
  inputNames.slice(0, MOST_INPUTS).forEach((name, at) => {
    const pair = element("div");
    pair.append(element("dt", "", name), element("dd", "", written(values[at])));
    list.append(pair);
  });
  const more = values.length > MOST_INPUTS ? ` The first ${MOST_INPUTS} of ${values.length} are listed.` : "";
  return step("x", (transformed ? "What the model takes, after feature engineering and standardisation." : "What the model takes.") + more, list);
}

/** @param {OneSampleData} data */
function outputs({ outputs: values, outputName, reading, classes }) {
  const bars = outputBars(values, values.length > 1 ? classes : []);
  return step(outputName, `What the model returns: ${READINGS[reading] ?? outputName}.`, barTable(bars, true));
}

/** @param {OneSampleData} data */
function probabilities({ probabilities: values, classes }) {
  const bars = probabilityBars(values, classes, palette().classes);
  return step("probabilities", "Each from 0 to 1; together they are 1.", barTable(bars, false));
}

/** @param {OneSampleData} data */
function prediction({ task, label, classes, target, truth, right, value }) {
  const regression = task === "regression";
  const predicted = element("p", "pg-predicted", regression ? written(value, 5) : classes[label ?? 0]);
  predicted.dataset.testid = "predicted";
  const verdict = right === null ? "" : right ? ": right" : ": wrong";
  const comparison = truth === null ? `The predicted ${target}.` : `The predicted ${target}; the true one is ${truth}${verdict}.`;
  return step(regression ? "value" : "label", comparison, predicted);
}

/**
 * The prediction in a sentence, for a screen reader.
 *
 * @param {OneSampleData} data
 */
function describePrediction({ task, label, classes, target, value, probabilities: values }) {
  if (task === "regression") return `Predicted ${target}: ${written(value, 4)}.`;
  const probability = Number(values[label ?? 0]);
  return `Predicted ${target}: ${classes[label ?? 0]}, probability ${(100 * probability).toFixed(0)} percent.`;
}

/** @param {Component<OneSampleData, {action: SamplePosition}>} component */
export function render(component) {
  const view = viewOf(component, "pg-one-sample", (root) => new OneSample(root));
  if (!view) return;
  view.send = (action) => component.setTriggerValue("action", action);
  view.show(component.data);
}
