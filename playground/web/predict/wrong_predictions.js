// Test samples that the model predicts wrongly, each with its true class, its predicted class and all probabilities.
import { unsignedBytes } from "../shared/bytes.js";
import { viewOf } from "../shared/component.js";
import { element } from "../shared/elements.js";
import { palette } from "../shared/palette.js";
import { written } from "../shared/tensors.js";
import { paintPixels } from "./pixels.js";

/** @import { OpenSample, WrongPredictionsData, WrongSample } from "../protocol" */
/** @import { Component } from "../shared/component.js" */

/**
 * @param {WrongSample} sample
 * @param {WrongPredictionsData} data
 * @param {(action: OpenSample) => void} send
 */
function card(sample, data, send) {
  const button = element("button", "pg-wrong-card");
  button.type = "button";
  button.dataset.testid = `wrong-${sample.row}`;
  button.title = "Open this sample";
  button.onclick = () => send({ row: sample.row });
  if (sample.pixels) {
    const canvas = element("canvas");
    paintPixels(canvas, data.imageShape, unsignedBytes(sample.pixels));
    canvas.setAttribute("aria-hidden", "true");
    button.append(canvas);
  }
  button.append(summary(sample, data));
  if (sample.probabilities) button.append(probabilityBar(sample.probabilities, data));
  if (sample.features) button.append(element("small", "", featureText(sample.features, data)));
  return button;
}

/**
 * @param {WrongSample} sample
 * @param {WrongPredictionsData} data
 */
function summary({ truth, predicted, probabilities }, { classes }) {
  const line = element("span", "pg-wrong-words");
  const [predictedText, truthText] = probabilities ? [classes[predicted], classes[truth]] : [written(predicted), written(truth)];
  const confidence = probabilities ? ` ${percent(probabilities[predicted])}` : "";
  line.append("predicted ", element("b", "", predictedText), `${confidence}, true `, element("b", "", truthText));
  return line;
}

/** @param {number | null} share */
const percent = (share) => `${Math.round(100 * (share ?? NaN))} %`;

/**
 * The probabilities of all classes as one bar.
 *
 * @param {(number | null)[]} probabilities
 * @param {WrongPredictionsData} data
 */
function probabilityBar(probabilities, { classes }) {
  const colours = palette().classes;
  const bar = element("span", "pg-probabilities");
  probabilities.forEach((value, at) => {
    const piece = element("span");
    piece.style.width = `${100 * (value ?? 0)}%`;
    piece.style.backgroundColor = colours[at % colours.length];
    piece.title = `${classes[at]}: ${percent(value)}`;
    bar.append(piece);
  });
  bar.setAttribute("aria-hidden", "true");
  return bar;
}

/**
 * The first features of a sample with their names.
 *
 * @param {(number | null)[]} values
 * @param {Pick<WrongPredictionsData, "features" | "more">} data
 */
export function featureText(values, { features, more }) {
  const listed = features.map((name, at) => `${name} ${written(values[at], 3)}`);
  return [...listed, ...(more ? [`and ${more} more`] : [])].join(" · ");
}

/** @param {Component<WrongPredictionsData, {action: OpenSample}>} component */
export function render(component) {
  const root = viewOf(component, "pg-wrong-predictions", (list) => list);
  if (!root) return;
  const { data } = component;
  root.classList.toggle("pg-wrong-images", data.imageShape.length > 0);
  root.replaceChildren(...data.samples.map((sample) => card(sample, data, (action) => component.setTriggerValue("action", action))));
}
