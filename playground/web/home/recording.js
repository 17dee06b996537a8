// The recording on Home: frames of a real run, one after the other, repeated without end.
import { Plane } from "../shared/plane.js";

const FRAME = 110;
const LAST_FRAME = 2600;

class Recording {
  constructor(root, data) {
    this.root = root;
    this.frames = data.frames;
    root.replaceChildren();
    this.plane = new Plane(root, data.style, data.setting);
    this.words = document.createElement("p");
    this.words.className = "pg-recording-words";
    this.words.dataset.testid = "recording-words";
    const key = document.createElement("p");
    key.className = "pg-legend";
    key.innerHTML = '<span class="pg-dot pg-dot-train">train</span><span class="pg-dot pg-dot-test">test</span>';
    root.append(key, this.words);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.show(still ? this.frames.length - 1 : 0);
    if (!still) this.roll(0);
  }

  show(at) {
    const { grid, epoch, accuracy } = this.frames[at];
    this.plane.draw({ grid }, { test_accuracy: accuracy });
    this.words.textContent = `epoch ${String(epoch).padStart(3, "0")} · test accuracy ${(100 * accuracy).toFixed(0).padStart(3, "\u2007")} %`;
  }

  roll(at) {
    const next = (at + 1) % this.frames.length;
    setTimeout(
      () => {
        if (!this.root.isConnected) return;
        if (!document.hidden) this.show(next);
        this.roll(document.hidden ? at : next);
      },
      next ? FRAME : LAST_FRAME,
    );
  }
}

export function render(component) {
  const root = component.parentElement.querySelector(".pg-recording");
  const { recording } = component.data;
  if (root && !root.recording && recording) root.recording = new Recording(root, recording);
}
