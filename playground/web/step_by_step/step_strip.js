// The steps of training and testing, with the present one marked.
import { element } from "../shared/elements.js";

/** @import { WalkSteps } from "../protocol" */

export class StepStrip {
  constructor() {
    this.root = element("div", "pg-walk-strip");
    /** @type {Map<string, HTMLElement>} */
    this.marks = new Map();
  }

  /** @param {WalkSteps} steps */
  begin({ training, testing }) {
    this.marks.clear();
    this.root.replaceChildren(
      this.group("Training, every batch", training, (step, at) => `${at + 1} ${step}`),
      this.group("Testing, every epoch", testing, (step) => step.replace("test ", "")),
    );
  }

  /**
   * @param {string} title
   * @param {string[]} steps
   * @param {(step: string, at: number) => string} textOf
   */
  group(title, steps, textOf) {
    const group = element("div", "pg-walk-group");
    group.append(element("span", "pg-walk-phase", title));
    steps.forEach((step, at) => {
      const mark = element("span", "pg-walk-mark", textOf(step, at));
      this.marks.set(step, mark);
      group.append(mark);
    });
    return group;
  }

  /** @param {string} present */
  mark(present) {
    for (const [step, mark] of this.marks) {
      const on = step === present;
      mark.classList.toggle("pg-on", on);
      if (on) mark.setAttribute("aria-current", "step");
      else mark.removeAttribute("aria-current");
    }
  }
}
