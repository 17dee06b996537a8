// The buttons of the walk.
import { element } from "../shared/elements.js";
import { epochToEnd } from "./cursor.js";

/** @import { WalkedBatch, WalkedScript } from "../protocol" */
/** @import { WalkMove } from "./cursor.js" */

/** @type {{move: WalkMove, sign: string, text: string, help: string}[]} */
const BUTTONS = [
  { move: "restart", sign: "⟲", text: "Restart", help: "Back to the first batch of the untrained model. Key: R" },
  { move: "back", sign: "◀", text: "Back", help: "Go back one line: what it changed is undone. Key: ←" },
  { move: "next", sign: "▶", text: "Next line", help: "Execute one line. Key: →" },
  { move: "batch", sign: "▶▏", text: "End of batch", help: "Execute the rest of this batch. Key: Shift →" },
  { move: "epoch", sign: "▶▶", text: "End of epoch", help: "Execute the rest of this epoch, with its test. Key: E" },
];
const EPOCH_HELP = BUTTONS[4].help;

export class WalkToolbar {
  /** @param {(move: WalkMove) => void} press */
  constructor(press) {
    this.root = element("div", "pg-walk-bar");
    /** @type {Map<WalkMove, HTMLButtonElement>} */
    this.buttons = new Map();
    for (const { move, sign, text, help } of BUTTONS) {
      const button = element("button", `pg-walk-button pg-walk-${move}`);
      button.type = "button";
      button.title = help;
      button.dataset.testid = `walk-${move}`;
      const icon = element("span", "pg-walk-sign", sign);
      icon.setAttribute("aria-hidden", "true");
      button.append(icon, element("span", "", text));
      button.onclick = () => press(move);
      this.buttons.set(move, button);
      this.root.append(button);
    }
  }

  /** @param {WalkMove} move */
  isDisabled(move) {
    return this.buttons.get(move)?.disabled ?? false;
  }

  /**
   * Enables the moves that are possible after a line.
   *
   * @param {WalkedScript} script
   * @param {WalkedBatch} batch
   * @param {number} at
   */
  enable(script, batch, at) {
    const atEnd = at === batch.events.length - 1;
    const stopped = atEnd && (batch.ends_script || batch.number + 1 >= script.affordable_steps);
    const tooFar = (epochToEnd(batch, at) + 1) * batch.batches > script.affordable_steps;
    this.set("back", at === 0 && batch.number === 0);
    this.set("next", stopped);
    this.set("batch", stopped);
    this.set("epoch", stopped || tooFar);
    const button = this.buttons.get("epoch");
    if (button) button.title = tooFar ? tooFarHelp(script.affordable_steps) : EPOCH_HELP;
  }

  /**
   * @param {WalkMove} move
   * @param {boolean} disabled
   */
  set(move, disabled) {
    const button = this.buttons.get(move);
    if (button) button.disabled = disabled;
  }
}

const tooFarHelp = (/** @type {number} */ steps) =>
  `The walk goes up to step ${steps.toLocaleString("en")} (MAX_WALK_STEPS, fewer for large networks): choose larger batches ` +
  "to see the end of an epoch.";
