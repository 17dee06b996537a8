// Test samples that the model predicts wrongly, each with its true class, its predicted class and all probabilities.
import { unsignedBytes } from "../shared/bytes.js";
import { paint } from "./one_sample.js";
import { element, written } from "../shared/tensors.js";

function card(sample, data, send) {
  const button = element("button", "pg-wrong-card");
  button.type = "button";
  button.dataset.testid = `wrong-${sample.row}`;
  button.title = "Open this sample";
  button.onclick = () => send({ row: sample.row });
  if (sample.pixels) {
    const canvas = element("canvas");
    [canvas.height, canvas.width] = data.imageShape;
    paint(canvas, unsignedBytes(sample.pixels));
    canvas.setAttribute("aria-hidden", "true");
    button.append(canvas);
  }
  button.append(summary(sample, data));
  if (sample.probabilities) button.append(probabilityBar(sample, data));
  if (sample.features) button.append(features(sample, data));
  return button;
}

function summary({ truth, predicted, probabilities }, { classes }) {
  const line = element("span", "pg-wrong-words");
  if (!probabilities) line.append("predicted ", element("b", "", written(predicted)), ", true ", element("b", "", written(truth)));
  else line.append("predicted ", element("b", "", classes[predicted]), ` ${Math.round(100 * probabilities[predicted])} %, true `, element("b", "", classes[truth]));
  return line;
}

// The probabilities of all classes as one bar.
function probabilityBar({ probabilities }, { classes, colours }) {
  const bar = element("span", "pg-probabilities");
  probabilities.forEach((value, at) => {
    const piece = element("span");
    piece.style.width = `${100 * value}%`;
    piece.style.backgroundColor = colours[at % colours.length];
    piece.title = `${classes[at]}: ${Math.round(100 * value)} %`;
    bar.append(piece);
  });
  bar.setAttribute("aria-hidden", "true");
  return bar;
}

function features({ features: values }, data) {
  const line = element("small", "", data.features.map((name, at) => `${name} ${written(values[at], 3)}`).join(" · "));
  if (data.more) line.append(` · and ${data.more} more`);
  return line;
}

export function render(component) {
  const root = component.parentElement.querySelector(".pg-wrong-predictions");
  if (!root) return;
  const { data } = component;
  const send = (action) => component.setTriggerValue("action", action);
  root.classList.toggle("pg-wrong-images", data.imageShape.length > 0);
  root.replaceChildren(...data.samples.map((sample) => card(sample, data, send)));
}
