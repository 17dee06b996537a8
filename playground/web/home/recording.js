// The recording on Home: frames of a real run, one after the other, repeated without end.
import { element } from "../shared/elements.js";
import { Plane, planeKey } from "../shared/plane.js";

/** @import { Recording, RecordingData } from "../protocol" */
/** @import { Component } from "../shared/component.js" */

const FRAME = 110;
const LAST_FRAME = 2600;

class Player {
  /**
   * @param {HTMLElement} root
   * @param {Recording} recording
   */
  constructor(root, { style, setting, frames }) {
    this.root = root;
    this.frames = frames;
    root.replaceChildren();
    this.plane = new Plane(root, style, setting);
    this.text = element("p", "pg-recording-words");
    this.text.dataset.testid = "recording-words";
    root.append(planeKey(["train", "test"]), this.text);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.show(still ? frames.length - 1 : 0);
    if (!still) this.play(0);
  }

  /** @param {number} at */
  show(at) {
    const { grid, epoch, accuracy } = this.frames[at];
    this.plane.draw({ grid }, { test_accuracy: accuracy });
    // Spaces as wide as a digit, so that nothing moves.
    const percent = (100 * accuracy).toFixed(0).padStart(3, "\u2007");
    this.text.textContent = `epoch ${String(epoch).padStart(3, "0")} · test accuracy ${percent} %`;
  }

  /** @param {number} at the frame that is shown */
  play(at) {
    const next = (at + 1) % this.frames.length;
    setTimeout(
      () => {
        if (!this.root.isConnected) return;
        if (!document.hidden) this.show(next);
        this.play(document.hidden ? at : next);
      },
      next ? FRAME : LAST_FRAME,
    );
  }
}

/** @type {WeakSet<Element>} */
const playing = new WeakSet();

/** @param {Component<RecordingData>} component */
export function render({ data, parentElement }) {
  const root = /** @type {HTMLElement | null} */ (parentElement.querySelector(".pg-recording"));
  if (!root || !data.recording || playing.has(root)) return;
  playing.add(root);
  new Player(root, data.recording);
}
