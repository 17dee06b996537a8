// Samples that the model gets wrong, each with what it is, what the model says, and how sure it is.
import { unsignedBytes } from "../shared/bytes.js";
import { paint } from "./one_sample.js";
import { element, written } from "../shared/tensors.js";

function card(item, data, send) {
  const button = element("button", "pg-wrong-card");
  button.type = "button";
  button.dataset.testid = `wrong-${item.row}`;
  button.title = "Look closer at this sample";
  button.onclick = () => send({ row: item.row });
  if (item.pixels) {
    const canvas = element("canvas");
    [canvas.height, canvas.width] = data.image;
    paint(canvas, unsignedBytes(item.pixels));
    canvas.setAttribute("aria-hidden", "true");
    button.append(canvas);
  }
  button.append(words(item, data));
  if (item.chances) button.append(chances(item, data));
  if (item.features) button.append(features(item, data));
  return button;
}

function words({ truth, said, chances: sure }, { classes }) {
  const line = element("span", "pg-wrong-words");
  if (!sure) line.append("predicted ", element("b", "", written(said)), ", true ", element("b", "", written(truth)));
  else line.append(element("b", "", classes[said]), ` ${Math.round(100 * sure[said])} %, is `, element("b", "", classes[truth]));
  return line;
}

// The probabilities of all classes as one bar.
function chances({ chances: sure }, { classes, colours }) {
  const bar = element("span", "pg-chances");
  sure.forEach((value, at) => {
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
  const root = component.parentElement.querySelector(".pg-wrong-samples");
  if (!root) return;
  const { data } = component;
  const send = (did) => component.setTriggerValue("did", did);
  root.classList.toggle("pg-wrong-images", data.image.length > 0);
  root.replaceChildren(...data.items.map((item) => card(item, data, send)));
}
