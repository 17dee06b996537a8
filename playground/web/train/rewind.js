// The slider that rewinds the run.
import { element, smallButton } from "../shared/elements.js";

/** @import { LiveAction, RunProgress } from "../protocol" */

const PAUSE = 120;

export class Rewind {
  /**
   * @param {HTMLElement} root
   * @param {(action: LiveAction) => void} send
   */
  constructor(root, send) {
    this.slider = element("input");
    Object.assign(this.slider, { type: "range", min: "0", max: "0", step: "1" });
    this.slider.dataset.testid = "rewind";
    this.slider.setAttribute("aria-label", "Rewind to an earlier epoch");
    const label = element("label");
    label.append(element("span", "", "Rewind"), this.slider);
    this.text = element("output");
    this.home = smallButton("To the present", () => send({ do: "rewind", epoch: this.present }));
    root.append(label, this.text, this.home);
    this.present = 0;
    this.checkpoints = "";
    this.dragging = false;
    let timer = 0;
    this.slider.oninput = () => {
      this.dragging = true;
      this.describe(Number(this.slider.value));
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        this.dragging = false;
        send({ do: "rewind", epoch: Number(this.slider.value) });
      }, PAUSE);
    };
  }

  /** @param {RunProgress} progress */
  show({ epoch, present, past, playing, checkpoints, maxCheckpoints }) {
    this.present = present;
    this.checkpoints = `${checkpoints} checkpoints stored, at most ${maxCheckpoints}; trained again in between`;
    this.home.hidden = !past;
    this.slider.disabled = present === 0 || playing;
    this.slider.title = playing ? "Pause to rewind." : "Every picture and number shows that epoch; Play continues from there.";
    if (this.dragging) return;
    this.slider.max = String(present);
    this.slider.value = String(epoch);
    this.describe(epoch);
  }

  /** @param {number} epoch */
  describe(epoch) {
    const count = (/** @type {number} */ value) => value.toLocaleString("en");
    const text = epoch < this.present ? `epoch ${count(epoch)} of ${count(this.present)} · ${this.checkpoints}` : "the present";
    if (this.text.textContent !== text) this.text.textContent = text;
    this.slider.setAttribute("aria-valuetext", text);
  }
}
