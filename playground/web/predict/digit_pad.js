// A drawing pad for a digit: with the mouse or a finger, or with the arrow keys and space.
import { viewOf } from "../shared/component.js";
import { element } from "../shared/elements.js";
import { addInk, inkOf, moved, pixelAt } from "./ink.js";
import { paintPixels } from "./pixels.js";

/** @import { DigitPadData, Drawing } from "../protocol" */
/** @import { Component } from "../shared/component.js" */

class DigitPad {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.size = { height: 1, width: 1 };
    /** @type {number[]} */
    this.pixels = [];
    /** @type {[number, number]} */
    this.pixel = [0, 0];
    this.drawing = false;
    /** @type {(drawing: Drawing) => void} */
    this.send = () => {};
    this.canvas = element("canvas", "pg-pad");
    this.canvas.tabIndex = 0;
    this.canvas.dataset.testid = "digit-pad";
    this.canvas.setAttribute("role", "application");
    this.canvas.setAttribute("aria-label", "Drawing pad of pixels. Arrow keys move the pen, space draws a pixel, X erases it.");
    this.pen = element("span", "pg-pen");
    const frame = element("div", "pg-pad-frame");
    frame.append(this.canvas, this.pen);
    const clear = element("button", "pg-small", "Clear the pad");
    clear.type = "button";
    clear.dataset.testid = "digit-clear";
    clear.onclick = () => this.clear();
    root.replaceChildren(frame, clear, element("p", "pg-about", "Draw with the mouse or a finger. By keyboard: arrows move the pen, space draws a pixel, X erases it."));
    this.listen();
  }

  /** @param {DigitPadData} data */
  show({ height, width, pixels }) {
    if (this.drawing) return;
    this.size = { height, width };
    this.pixels = [...pixels];
    this.draw();
  }

  draw() {
    const { height, width } = this.size;
    const [column, row] = this.pixel;
    paintPixels(this.canvas, [height, width], this.pixels);
    Object.assign(this.pen.style, {
      left: `${(100 * column) / width}%`,
      top: `${(100 * row) / height}%`,
      width: `${100 / width}%`,
      height: `${100 / height}%`,
    });
  }

  listen() {
    const { canvas } = this;
    canvas.onpointerdown = (event) => {
      canvas.setPointerCapture(event.pointerId);
      this.drawing = true;
      this.stroke(event);
    };
    canvas.onpointermove = (event) => {
      if (this.drawing) this.stroke(event);
    };
    canvas.onpointerup = canvas.onpointercancel = () => this.lift();
    canvas.onkeydown = (event) => this.key(event);
  }

  lift() {
    if (!this.drawing) return;
    this.drawing = false;
    this.sendPixels();
  }

  /** @param {PointerEvent} event */
  stroke(event) {
    const box = this.canvas.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * this.size.width;
    const y = ((event.clientY - box.top) / box.height) * this.size.height;
    this.pixel = pixelAt(this.size, x, y);
    this.pixels = addInk(this.pixels, this.size, x, y);
    this.draw();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const pixel = moved(this.size, this.pixel, event.key);
    const ink = inkOf(event.key);
    if (!pixel && ink === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (pixel) this.pixel = pixel;
    if (ink !== undefined) {
      this.pixels[this.pixel[1] * this.size.width + this.pixel[0]] = ink;
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

/** @param {Component<DigitPadData, {action: Drawing}>} component */
export function render(component) {
  const pad = viewOf(component, "pg-digit-pad", (root) => new DigitPad(root));
  if (!pad) return;
  pad.send = (drawing) => component.setTriggerValue("action", drawing);
  pad.show(component.data);
}
