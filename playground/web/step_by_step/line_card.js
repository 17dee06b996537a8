// The card of the lit line: what it does, how it can be edited, what it changed, and its chart or rule.
import { element } from "../shared/elements.js";
import { drawChanges } from "./changes.js";
import { LossChartView } from "./loss_chart.js";
import { UpdateRuleView } from "./update_rule.js";

/** @import { EditKind, LineEvent, ShownState, ShownStatement, WalkAction, WalkedBatch, WalkedScript } from "../protocol" */

/** @type {Record<EditKind, string>} */
const EDITS = {
  "leave out": "Leave it out",
  "put back": "Put it back",
  "move up": "Move it up",
  "move down": "Move it down",
};

export class LineCard {
  /** @param {(action: WalkAction, line: number) => void} edit an edit, and the line at which the walk continues after it */
  constructor(edit) {
    this.root = element("div", "pg-walk-card");
    this.edit = edit;
    this.title = element("h3");
    this.title.dataset.testid = "walk-title";
    this.does = element("p", "pg-walk-does");
    this.without = element("p", "pg-walk-without");
    this.edits = element("div", "pg-walk-edits");
    this.printed = element("pre", "pg-walk-printed");
    this.warning = element("p", "pg-message pg-bad");
    this.changes = element("div", "pg-walk-changed");
    this.changes.dataset.testid = "walk-changed";
    this.nothing = element("p", "pg-about");
    this.lossChart = new LossChartView(element("div"));
    this.updateRule = new UpdateRuleView(element("div"));
    const explanation = element("div", "pg-walk-words");
    explanation.append(this.title, this.does, this.without, this.edits);
    this.root.append(
      explanation,
      this.warning,
      this.printed,
      this.updateRule.root,
      this.nothing,
      this.changes,
      this.lossChart.root,
    );
  }

  /**
   * @param {WalkedScript} script
   * @param {WalkedBatch} batch
   * @param {LineEvent} event
   * @param {ShownStatement} statement
   * @param {ShownState} before
   */
  draw(script, batch, event, statement, before) {
    const error = event === batch.events.at(-1) ? batch.error : "";
    this.title.textContent = `${statement.title}${event.resumed ? ", continued" : ""}`;
    this.does.textContent = statement.does;
    this.without.replaceChildren(element("b", "", "Without it: "), statement.without);
    this.edits.replaceChildren(
      ...statement.edits.map((kind) => this.editButton(kind, statement.first, EDITS[kind])),
      ...this.undoButtons(script, event.line),
    );
    this.warning.hidden = !error && !event.warnings.length;
    this.warning.textContent = error ? `The script stops here. ${error}` : `torch warns: ${event.warnings.join(" ")}`;
    this.printed.hidden = !event.printed.length;
    this.printed.textContent = event.printed.join("\n");
    const any = drawChanges(this.changes, event.changed, before);
    this.nothing.hidden = (any && !event.calls_function) || Boolean(error);
    this.nothing.textContent = whyNothing(script, event, statement);
    this.explain(script, event);
  }

  /**
   * @param {WalkedScript} script
   * @param {LineEvent} event
   */
  explain(script, { explanation, changed }) {
    this.lossChart.root.hidden = explanation?.kind !== "loss";
    this.updateRule.root.hidden = explanation?.kind !== "rule";
    if (explanation?.kind === "loss") this.lossChart.draw(explanation, changed["variable loss"], script.classes);
    if (explanation?.kind === "rule") this.updateRule.draw(explanation, changed);
  }

  /**
   * @param {EditKind} kind
   * @param {number} line
   * @param {string} text
   */
  editButton(kind, line, text) {
    return button(text, `walk-${kind.replace(" ", "-")}`, () => this.edit({ action: "edit", kind, line }, line));
  }

  /**
   * A line that is left out cannot be lit, so the buttons that put it back are shown at every line.
   *
   * @param {WalkedScript} script
   * @param {number} line
   */
  undoButtons(script, line) {
    const leftOut = script.statements.filter((each) => each.kind === "left out");
    const buttons = leftOut.map(({ first }) => this.editButton("put back", first, `Put line ${first} back`));
    if (!script.edited) return buttons;
    return [...buttons, button("Back to the right loop", "walk-right", () => this.edit({ action: "restore" }, line))];
  }
}

/**
 * @param {string} text
 * @param {string} test
 * @param {() => void} onclick
 */
function button(text, test, onclick) {
  const made = element("button", "pg-small", text);
  made.type = "button";
  made.dataset.testid = test;
  made.onclick = onclick;
  return made;
}

/**
 * Why a line changed nothing.
 *
 * @param {Pick<WalkedScript, "batch_line">} script
 * @param {Pick<LineEvent, "line" | "calls_function" | "printed">} event
 * @param {Pick<ShownStatement, "kind" | "step">} statement
 */
export function whyNothing(script, event, statement) {
  if (event.calls_function) return "It calls the function above, whose lines come next; then it continues.";
  if (event.line === script.batch_line) return "No batch is left: the loop over the batches ends, and the test begins.";
  if (statement.kind === "for") return "The loop ends.";
  if (event.printed.length) return "It prints, and changes nothing.";
  if (statement.step === "step") return "It changed nothing: no parameter has a gradient.";
  return "It changed nothing that this page shows.";
}
