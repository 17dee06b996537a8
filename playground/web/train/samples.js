// Test images with what the model says of each and how sure it is, the wrong ones first.
import { unsignedBytes } from "../shared/bytes.js";

export class Samples {
  constructor(root, style) {
    this.style = style;
    this.list = document.createElement("ul");
    this.list.className = "pg-samples";
    root.append(this.list);
    this.items = [];
  }

  draw({ samples }) {
    while (this.items.length < samples.length) this.items.push(this.build());
    samples.forEach((sample, at) => this.fill(this.items[at], sample));
  }

  build() {
    const item = document.createElement("li");
    const canvas = document.createElement("canvas");
    [canvas.height, canvas.width] = this.style.imageShape;
    const words = document.createElement("span");
    item.append(canvas, words);
    this.list.append(item);
    return { item, canvas, words };
  }

  fill({ item, canvas, words }, { image, label, predicted, confidence }) {
    const pen = canvas.getContext("2d");
    const pixels = pen.createImageData(canvas.width, canvas.height);
    unsignedBytes(image).forEach((value, at) => pixels.data.set([255 - value, 255 - value, 255 - value, 255], 4 * at));
    pen.putImageData(pixels, 0, 0);
    const { classes } = this.style;
    const right = label === predicted;
    item.className = right ? "pg-right" : "pg-wrong";
    words.textContent = `${classes[predicted]} ${Math.round(100 * confidence)} %${right ? "" : `, is ${classes[label]}`}`;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `a ${classes[label]}, taken for a ${classes[predicted]}, ${Math.round(100 * confidence)} % sure`);
  }
}
