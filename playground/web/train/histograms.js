// Histograms of a layer over the time of the run: time to the right, values upwards, dark where many are.
import { unsignedBytes } from "../shared/bytes.js";
import { rgb } from "../shared/colours.js";
import { palette } from "../shared/palette.js";

export class Histograms {
  constructor(root, send) {
    this.root = root;
    this.send = send;
    root.innerHTML = `
      <label class="pg-check">layer <select aria-label="Layer whose histograms are shown" data-testid="histogram-layer"></select></label>
      <span class="pg-histogram-note"></span>
      <div class="pg-histograms"></div>`;
    [, this.note, this.list] = root.children;
    this.select = root.querySelector("select");
    this.select.onchange = () => send({ do: "select", layer: Number(this.select.value) });
    this.figures = {};
  }

  draw(data) {
    if (!data?.images) return;
    if (this.select.length !== data.layers) {
      this.select.replaceChildren(...Array.from({ length: data.layers }, (_, at) => new Option(at === data.layers - 1 ? "output" : at + 1, at)));
    }
    if (document.activeElement !== this.select) this.select.value = data.layer;
    const dead = data.dead[data.layer];
    this.note.textContent = dead === undefined ? "" : `${dead} dead neuron${dead === 1 ? "" : "s"}`;
    for (const [kind, image] of Object.entries(data.images)) this.paint(kind, unsignedBytes(image), data);
  }

  figure(kind, title) {
    if (this.figures[kind]) return this.figures[kind];
    const figure = document.createElement("figure");
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    const caption = document.createElement("figcaption");
    caption.textContent = title;
    figure.append(canvas, caption);
    this.list.append(figure);
    return (this.figures[kind] = canvas);
  }

  paint(kind, values, { bins, titles, epochs }) {
    const canvas = this.figure(kind, titles[kind]);
    const width = values.length / bins;
    [canvas.width, canvas.height] = [width, bins];
    canvas.setAttribute("aria-label", `Histogram of ${titles[kind]}, over ${Math.floor(epochs.at(-1))} epochs.`);
    const pen = canvas.getContext("2d");
    const colour = rgb(palette().positive);
    const image = pen.createImageData(width, bins);
    values.forEach((value, at) => {
      const to = 4 * ((bins - 1 - (at % bins)) * width + Math.floor(at / bins));
      image.data.set([...colour, value], to);
    });
    pen.putImageData(image, 0, 0);
  }
}
