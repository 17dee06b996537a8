// Step by step: the recorded lines of the script, walked through one at a time, forward and back.
import { viewOf } from "../shared/component.js";
import { element } from "../shared/elements.js";
import { WalkCode } from "./code.js";
import { StatementIndex, lastEpoch, replay } from "./cursor.js";
import { FullState } from "./full_state.js";
import { listenToWalkKeys } from "./keyboard.js";
import { LineCard } from "./line_card.js";
import { WalkPosition } from "./position.js";
import { StepStrip } from "./step_strip.js";
import { WalkToolbar } from "./toolbar.js";

/** @import { ShownState, WalkAction, WalkData, WalkedBatch, WalkedScript } from "../protocol" */
/** @import { Component } from "../shared/component.js" */
/** @import { Place, Target, WalkMove } from "./cursor.js" */

/** @typedef {{batch: WalkedBatch, states: ShownState[]}} Recorded */

/**
 * The position of the walk when its page was closed; the walk continues there when the page is opened again.
 *
 * @type {{id: string, number: number, place: Place}}
 */
const memory = { id: "", number: 0, place: 0 };

class Walk {
  /**
   * @param {HTMLElement} root
   * @param {(action: WalkAction) => void} send
   */
  constructor(root, send) {
    this.root = root;
    this.send = send;
    this.toolbar = new WalkToolbar((move) => this.press(move));
    this.position = new WalkPosition((epoch) => this.goToEpoch(epoch));
    this.strip = new StepStrip();
    this.code = new WalkCode(element("div"));
    this.card = new LineCard((action, line) => this.edit(action, line));
    this.fullState = new FullState(element("details", "pg-fold pg-full-state"));
    this.announcement = element("p", "pg-hidden");
    this.announcement.setAttribute("role", "status");
    this.announcement.setAttribute("aria-live", "polite");
    this.toolbar.root.append(this.position.root);
    const head = element("div", "pg-walk-head");
    head.append(this.toolbar.root, this.strip.root);
    const body = element("div", "pg-walk-body");
    body.append(this.code.root, this.card.root);
    root.replaceChildren(head, body, this.fullState.root, this.announcement);
    listenToWalkKeys(root, (move) => this.press(move));
    /** @type {WalkedScript | undefined} */
    this.script = undefined;
    /** @type {StatementIndex | undefined} */
    this.statements = undefined;
    /** @type {Map<number, Recorded>} */
    this.batches = new Map();
    /** @type {Recorded | undefined} */
    this.present = undefined;
    this.at = 0;
    /** @type {Target | undefined} */
    this.waiting = undefined;
    /** @type {number | undefined} */
    this.requested = undefined;
    /** @type {number | undefined} */
    this.editedLine = undefined;
  }

  /**
   * A message of the page: a script, and one batch of the walk through it.
   *
   * @param {WalkData} data
   */
  show({ script, batch }) {
    this.requested = undefined;
    if (this.script?.id !== script.id) this.begin(script);
    if (!this.batches.has(batch.number)) this.batches.set(batch.number, { batch, states: replay(batch) });
    // A script that ends early has its last batch before the one that was requested.
    if (batch.ends_script && this.waiting && this.waiting.number > batch.number) this.waiting.number = batch.number;
    if (this.waiting && this.batches.has(this.waiting.number)) this.go(this.waiting);
    else if (!this.waiting && !this.present) this.go(memory);
  }

  /** @param {WalkedScript} script */
  begin(script) {
    // After an edit the walk stays at its batch and line; otherwise it continues at its last position, or at the first batch.
    if (this.present && this.editedLine !== undefined) {
      Object.assign(memory, { number: this.present.batch.number, place: { line: this.editedLine } });
    } else if (memory.id !== script.id) {
      Object.assign(memory, { number: 0, place: "fetch" });
    }
    memory.id = script.id;
    this.editedLine = undefined;
    this.script = script;
    this.statements = new StatementIndex(script);
    this.batches.clear();
    this.waiting = undefined;
    this.present = undefined;
    this.code.begin(script);
    this.strip.begin(script.steps);
  }

  /** @param {WalkMove} move */
  press(move) {
    if (this.toolbar.isDisabled(move) || !this.present || !this.statements) return;
    const target = this.statements.targetOf(move, this.present.batch, this.at);
    if (target) this.go(target);
  }

  /** @param {number} typed */
  goToEpoch(typed) {
    if (!this.present || !this.script) return;
    const { batches } = this.present.batch;
    const epoch = Math.max(0, Math.min(Math.round(typed) || 0, lastEpoch(this.script, batches)));
    this.go({ number: epoch * batches, place: "fetch" });
  }

  /**
   * Goes to a line of a batch, once the batch has arrived.
   *
   * @param {Target} target
   */
  go({ number, place }) {
    const recorded = this.batches.get(number);
    if (!recorded || !this.statements) {
      this.waiting = { number, place };
      this.root.setAttribute("aria-busy", "true");
      this.request(number);
      return;
    }
    this.waiting = undefined;
    this.root.removeAttribute("aria-busy");
    this.present = recorded;
    this.at = this.statements.positionOf(recorded.batch, place);
    Object.assign(memory, { number, place: this.at });
    this.draw();
    // The next batch is fetched while this one is read.
    const following = number + 1;
    const exists = !recorded.batch.ends_script && following < (this.script?.affordable_steps ?? 0);
    if (exists && !this.batches.has(following)) this.request(following);
  }

  /** @param {number} number */
  request(number) {
    if (this.requested === number) return;
    this.requested = number;
    this.send({ action: "batch", number });
  }

  /**
   * @param {WalkAction} action
   * @param {number} line
   */
  edit(action, line) {
    this.editedLine = line;
    this.send(action);
  }

  draw() {
    const { script, statements, present, at } = this;
    if (!script || !statements || !present) return;
    const { batch, states } = present;
    const event = batch.events[at];
    const statement = statements.at(event.line);
    this.code.light(statement.first, statement.last, batch.events[at + 1]?.line);
    this.position.draw(batch, event.line, states[at], lastEpoch(script, batch.batches));
    this.strip.mark(statement.step);
    this.card.draw(script, batch, event, statement, at ? states[at - 1] : batch.start);
    this.fullState.draw(script, states[at]);
    this.toolbar.enable(script, batch, at);
    const count = Object.keys(event.changed).length;
    this.announcement.textContent = `Line ${statement.first}: ${statement.title}. ${count} ${count === 1 ? "value" : "values"} changed.`;
  }
}

/** @param {Component<WalkData | undefined, {action: WalkAction}>} component */
export function render(component) {
  const send = (/** @type {WalkAction} */ action) => component.setTriggerValue("action", action);
  const walk = viewOf(component, "pg-walk", (root) => new Walk(root, send));
  if (!walk || !component.data) return;
  walk.send = send;
  walk.show(component.data);
}
