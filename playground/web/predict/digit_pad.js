// A drawing pad for a digit: with the mouse or a finger, or with the arrow keys and space.
import { paint } from "./one_sample.js";
import { element } from "../shared/tensors.js";

const CENTRE_INK = 200;
const EDGE_INK = 70;

class Pad {
  constructor(root) {
    this.root = root;
    root.replaceChildren();
    this.canvas = element("canvas", "pg-pad");
    this.canvas.tabIndex = 0;
    this.canvas.dataset.testid = "digit-pad";
    this.canvas.setAttribute("role", "application");
    this.canvas.setAttribute("aria-label", "Drawing pad of pixels. Arrow keys move the pen, space draws a pixel, X erases it.");
    this.frame = element("div", "pg-pad-frame");
    this.pen = element("span", "pg-pen");
    this.frame.append(this.canvas, this.pen);
    const clear = element("button", "pg-small", "Clear the pad");
    clear.type = "button";
    clear.dataset.testid = "digit-clear";
    clear.onclick = () => this.clear();
    const words = element("p", "pg-about", "Draw with the mouse or a finger. By keyboard: arrows move the pen, space draws a pixel, X erases it.");
    root.append(this.frame, clear, words);
    this.at = [0, 0];
    this.listen();
  }

  show({ height, width, pixels }) {
    if (this.drawing) return;
    Object.assign(this, { height, width, pixels: [...pixels] });
    [this.canvas.height, this.canvas.width] = [height, width];
    this.draw();
  }

  draw() {
    paint(this.canvas, this.pixels);
    this.pen.style.left = `${(100 * this.at[0]) / this.width}%`;
    this.pen.style.top = `${(100 * this.at[1]) / this.height}%`;
    this.pen.style.width = `${100 / this.width}%`;
    this.pen.style.height = `${100 / this.height}%`;
  }

  listen() {
    const { canvas } = this;
    canvas.onpointerdown = (event) => {
      canvas.setPointerCapture(event.pointerId);
      this.drawing = true;
      this.stroke(event);
    };
    canvas.onpointermove = (event) => this.drawing && this.stroke(event);
    canvas.onpointerup = canvas.onpointercancel = () => this.lift();
    canvas.onkeydown = (event) => this.key(event);
  }

  lift() {
    if (!this.drawing) return;
    this.drawing = false;
    this.sendPixels();
  }

  // Ink where the pointer is, and a little around: digits here were scanned, and have soft edges.
  stroke(event) {
    const box = this.canvas.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * this.width;
    const y = ((event.clientY - box.top) / box.height) * this.height;
    this.at = [Math.min(this.width - 1, Math.max(0, Math.floor(x))), Math.min(this.height - 1, Math.max(0, Math.floor(y)))];
    for (let row = 0; row < this.height; row++) {
      for (let column = 0; column < this.width; column++) {
        const distance = Math.hypot(column + 0.5 - x, row + 0.5 - y);
        const ink = distance < 0.75 ? CENTRE_INK : distance < 1.15 ? EDGE_INK : 0;
        const place = row * this.width + column;
        this.pixels[place] = Math.min(255, Math.max(this.pixels[place], ink) + (ink ? 6 : 0));
      }
    }
    this.draw();
  }

  key(event) {
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const ink = { " ": 255, x: 0, X: 0 }[event.key];
    if (!move && ink === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (move) {
      this.at = [Math.min(this.width - 1, Math.max(0, this.at[0] + move[0])), Math.min(this.height - 1, Math.max(0, this.at[1] + move[1]))];
    } else {
      this.pixels[this.at[1] * this.width + this.at[0]] = ink;
      this.sendPixels();
    }
    this.draw();
  }

  clear() {
    this.pixels.fill(0);
    this.draw();
    this.sendPixels();
  }

  sendPixels() {
    this.send({ pixels: this.pixels });
  }
}

export function render(component) {
  const root = component.parentElement.querySelector(".pg-digit-pad");
  if (!root) return;
  root.pad ??= new Pad(root);
  root.pad.send = (action) => component.setTriggerValue("action", action);
  root.pad.show(component.data);
}
