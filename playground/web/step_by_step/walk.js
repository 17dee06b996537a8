// Step by step: the recorded lines of the script, walked through one at a time, forward and back.
import { LossGlance, RuleGlance } from "./loss_and_rule.js";
import { element } from "../shared/tensors.js";
import { Everything } from "./everything.js";
import { changes } from "./changes.js";
import { WalkCode } from "./code.js";
import { listenToWalkKeys } from "./keyboard.js";
import { WalkWhere } from "./position.js";

const BUTTONS = [
  ["restart", "⟲", "Restart", "Back to the first batch of the untrained model. Key: R"],
  ["back", "◀", "Back", "Undo one line: what it changed is as it was before. Key: ←"],
  ["next", "▶", "Next line", "Execute one line. Key: →"],
  ["batch", "▶▏", "End of batch", "Execute the rest of this batch. Key: Shift →"],
  ["epoch", "▶▶", "End of epoch", "Execute the rest of this epoch, with its test. Key: E"],
];
const DEEDS = {
  "leave out": "Leave it out",
  "put back": "Put it back",
  "move up": "Move it up",
  "move down": "Move it down",
};
// Where the walk stood when its page was left: it is there again when the page is opened once more.
const memory = { id: "", number: 0, at: 0 };

class Walk {
  constructor(root) {
    this.root = root;
    root.replaceChildren();
    this.bar = element("div", "pg-walk-bar");
    this.where = new WalkWhere(element("div"), (epoch) => this.goToEpoch(epoch));
    this.strip = element("div", "pg-walk-strip");
    this.code = new WalkCode(element("div"));
    this.card = element("div", "pg-walk-card");
    this.everything = new Everything(element("details", "pg-fold pg-everything"));
    this.live = element("p", "pg-hidden");
    this.live.setAttribute("role", "status");
    this.live.setAttribute("aria-live", "polite");
    const head = element("div", "pg-walk-head");
    head.append(this.bar, this.strip);
    const body = element("div", "pg-walk-body");
    body.append(this.code.root, this.card);
    root.append(head, body, this.everything.root, this.live);
    this.buildBar();
    this.buildCard();
    listenToWalkKeys(root, (deed) => this.press(deed));
    this.parts = new Map();
  }

  buildBar() {
    this.buttons = {};
    for (const [name, sign, words, help] of BUTTONS) {
      const button = element("button", `pg-walk-button pg-walk-${name}`);
      button.type = "button";
      button.title = help;
      button.dataset.testid = `walk-${name}`;
      const icon = element("span", "pg-walk-sign", sign);
      icon.setAttribute("aria-hidden", "true");
      button.append(icon, element("span", "", words));
      button.onclick = () => this.press(name);
      this.buttons[name] = button;
      this.bar.append(button);
    }
    this.bar.append(this.where.root);
  }

  buildCard() {
    this.title = element("h3");
    this.title.dataset.testid = "walk-title";
    this.does = element("p", "pg-walk-does");
    this.without = element("p", "pg-walk-without");
    this.deeds = element("div", "pg-walk-deeds");
    this.said = element("pre", "pg-walk-said");
    this.warned = element("p", "pg-message pg-bad");
    this.changed = element("div", "pg-walk-changed");
    this.changed.dataset.testid = "walk-changed";
    this.nothing = element("p", "pg-about");
    this.loss = new LossGlance(element("div"));
    this.rule = new RuleGlance(element("div"));
    const words = element("div", "pg-walk-words");
    words.append(this.title, this.does, this.without, this.deeds);
    this.card.append(words, this.warned, this.said, this.rule.root, this.nothing, this.changed, this.loss.root);
  }

  // A message of the page: a script, and one part of the walk through it.
  show({ source, part }) {
    if (this.source?.id !== source.id) this.begin(source);
    this.parts.set(part.number, part);
    part.states ??= fold(part);
    // A script that ends early has its last batch before the one that was asked for.
    if (part.over && this.waiting && this.waiting.number > part.number) this.waiting.number = part.number;
    if (this.waiting && this.parts.has(this.waiting.number)) this.go(this.waiting.number, this.waiting.at);
    else if (!this.waiting && this.number === undefined) this.go(memory.number, memory.at);
  }

  begin(source) {
    // After an edit the walk stays at its batch and line; a walk that begins stands where it was left, or at the first batch.
    if (this.source && this.editedLine) Object.assign(memory, { number: this.number ?? 0, at: { line: this.editedLine } });
    else if (memory.id !== source.id) Object.assign(memory, { number: 0, at: -1 });
    memory.id = source.id;
    this.editedLine = undefined;
    this.source = source;
    this.statements = new Map(source.statements.map((each) => [each.first, each]));
    this.parts.clear();
    this.waiting = undefined;
    this.number = undefined;
    this.code.begin(source);
    this.buildStrip();
    this.everything.begin(source);
  }

  buildStrip() {
    const { training, testing } = this.source.steps;
    this.marks = {};
    this.strip.replaceChildren();
    for (const [title, steps] of [["Training, every batch", training], ["Testing, every epoch", testing]]) {
      const group = element("div", "pg-walk-group");
      group.append(element("span", "pg-walk-phase", title));
      steps.forEach((step, at) => {
        const mark = element("span", "pg-walk-mark", `${title.startsWith("Training") ? `${at + 1} ` : ""}${step.replace("test ", "")}`);
        this.marks[step] = mark;
        group.append(mark);
      });
      this.strip.append(group);
    }
  }

  press(deed) {
    if (this.buttons[deed]?.disabled || this.number === undefined) return;
    const part = this.parts.get(this.number);
    const last = part.events.length - 1;
    if (deed === "restart") this.go(0, -1);
    else if (deed === "back") this.at > 0 ? this.go(this.number, this.at - 1) : this.number > 0 && this.go(this.number - 1, Infinity);
    else if (deed === "next") this.at < last ? this.go(this.number, this.at + 1) : !part.over && this.go(this.number + 1, 0);
    else if (deed === "batch") this.at < this.batchEnd(part) ? this.go(this.number, this.batchEnd(part)) : this.at < last ? this.go(this.number, last) : !part.over && this.go(this.number + 1, "batch");
    else if (deed === "epoch") this.goToEpochEnd(part, last);
  }

  goToEpochEnd(part, last) {
    if (part.last_of_epoch && this.at < last) return this.go(this.number, last);
    const epoch = part.last_of_epoch ? part.epoch + 1 : part.epoch;
    return this.go((epoch + 1) * part.batches - 1, Infinity);
  }

  // The last line that belongs to the batch itself, before the lines of its epoch.
  batchEnd(part) {
    for (let at = part.events.length - 1; at > 0; at--) {
      const statement = this.statements.get(part.events[at].line);
      if (part.events[at].line > this.source.fetch && this.isInBatch(statement)) return at;
    }
    return part.events.length - 1;
  }

  isInBatch(statement) {
    const fetch = this.statements.get(this.source.fetch);
    return statement.first > fetch.first && statement.first <= fetch.end;
  }

  // Stand after that event of that part; -1 is the fetching of its batch.
  go(number, at) {
    const part = this.parts.get(number);
    if (!part) {
      this.waiting = { number, at };
      this.root.setAttribute("aria-busy", "true");
      this.ask(number);
      return;
    }
    this.waiting = undefined;
    this.root.removeAttribute("aria-busy");
    this.number = number;
    const last = part.events.length - 1;
    this.at = Math.max(0, this.placeOf(part, at, last));
    Object.assign(memory, { number, at: this.at });
    this.draw(part);
    // The next part is fetched while this one is read.
    if (!part.over && number + 1 < this.source.reach && !this.parts.has(number + 1)) this.ask(number + 1);
  }

  placeOf(part, at, last) {
    if (at === -1) return part.events.findIndex((event) => event.line === this.source.fetch);
    if (at === "batch") return this.batchEnd(part);
    // An edit in the testing loop or around the batches is looked at from its own line.
    if (at.line) return part.events.findLastIndex((event) => event.line <= at.line && event.line >= this.firstInReach(at.line));
    return Math.min(at, last);
  }

  // Lines before the batches are executed before all others of an epoch, those after them after all others.
  firstInReach(line) {
    const fetch = this.statements.get(this.source.fetch);
    return line > fetch.end ? fetch.end : line >= fetch.first ? fetch.first : 0;
  }

  ask(number) {
    if (this.asked === number) return;
    this.asked = number;
    this.send({ do: "part", number });
  }

  draw(part) {
    const event = part.events[this.at];
    const statement = this.statements.get(event.line);
    const following = part.events[this.at + 1];
    this.code.light(statement.first, statement.last, following?.line);
    const before = this.at ? part.states[this.at - 1] : part.start;
    const state = part.states[this.at];
    this.where.draw(part, part.events[this.at].line, state, this.lastEpoch(part.batches));
    this.mark(statement);
    this.tellLine(part, event, statement, before);
    this.glance(event, statement);
    this.everything.draw(state);
    this.enable(part);
    const words = [...Object.keys(event.changed)].length;
    this.live.textContent = `Line ${statement.first}: ${statement.title}. ${words} ${words === 1 ? "thing" : "things"} changed.`;
  }

  goToEpoch(wanted) {
    const { batches } = this.parts.get(this.number);
    this.go(Math.max(0, Math.min(Math.round(wanted) || 0, this.lastEpoch(batches))) * batches, -1);
  }

  // The last epoch of which the walk shows the first batch.
  lastEpoch(batches) {
    return Math.max(0, Math.floor(this.source.reach / batches) - 1);
  }

  mark(statement) {
    for (const [step, mark] of Object.entries(this.marks)) {
      const on = step === statement.step;
      mark.classList.toggle("pg-on", on);
      on ? mark.setAttribute("aria-current", "step") : mark.removeAttribute("aria-current");
    }
  }

  tellLine(part, event, statement, before) {
    const last = this.at === part.events.length - 1;
    this.title.textContent = `${statement.title}${event.again ? ", going on" : ""}`;
    this.does.textContent = statement.does;
    this.without.replaceChildren(element("b", "", "Without it: "), statement.without);
    this.deeds.replaceChildren(...statement.deeds.map((deed) => this.deedButton(deed, statement.first)), ...this.leftOut());
    const error = last && part.error;
    this.warned.hidden = !error && !event.warned.length;
    this.warned.textContent = error ? `The script stops here. ${part.error}` : `torch warns: ${event.warned.join(" ")}`;
    this.said.hidden = !event.printed.length;
    this.said.textContent = event.printed.join("\n");
    const any = changes(this.changed, event.changed, before);
    this.nothing.hidden = (any && !event.calls) || Boolean(error);
    this.nothing.textContent = this.whyNothing(part, event, statement);
  }

  whyNothing(part, event, statement) {
    if (event.calls) return "It calls the function above, whose lines come next; then it goes on.";
    if (event.line === this.source.fetch) return "No batch is left: the loop over the batches ends, and the test begins.";
    if (statement.kind === "for") return "The loop ends.";
    if (event.printed.length) return "It prints, and changes nothing.";
    if (statement.step === "step") return "It moved nothing: no parameter has a gradient.";
    return "It changed nothing that can be seen here.";
  }

  deedButton(deed, line) {
    const button = element("button", "pg-small", DEEDS[deed]);
    button.type = "button";
    button.dataset.testid = `walk-${deed.replace(" ", "-")}`;
    button.onclick = () => {
      this.editedLine = line;
      this.send({ do: "edit", deed, line });
    };
    return button;
  }

  // What is left out has no line that could be lit: its way back stands beside every line.
  leftOut() {
    const gone = this.source.statements.filter((each) => each.kind === "left out");
    const buttons = gone.map((each) => {
      const button = this.deedButton("put back", each.first);
      button.textContent = `Put line ${each.first} back`;
      return button;
    });
    if (!this.source.changed) return buttons;
    const right = element("button", "pg-small", "The right loop again");
    right.type = "button";
    right.dataset.testid = "walk-right";
    right.onclick = () => {
      this.editedLine = this.parts.get(this.number).events[this.at].line;
      this.send({ do: "right" });
    };
    return [...buttons, right];
  }

  glance(event, statement) {
    const kind = event.glance?.kind;
    this.loss.root.hidden = kind !== "loss";
    this.rule.root.hidden = kind !== "rule";
    if (kind === "loss") {
      const item = event.changed["variable loss"];
      this.loss.draw(event.glance, item?.values?.[0]?.[0], this.source.classes);
    }
    if (kind === "rule") this.rule.draw(event.glance, event.changed);
  }

  enable(part) {
    const atEnd = this.at === part.events.length - 1;
    const beyond = this.number + 1 >= this.source.reach;
    const stop = atEnd && (part.over || beyond);
    const set = (name, disabled) => (this.buttons[name].disabled = disabled);
    set("back", this.at === 0 && this.number === 0);
    set("next", stop);
    set("batch", stop);
    const epoch = part.last_of_epoch && atEnd ? part.epoch + 1 : part.epoch;
    const far = (epoch + 1) * part.batches > this.source.reach;
    set("epoch", stop || far);
    this.buttons.epoch.title = far
      ? `The walk goes up to step ${this.source.reach.toLocaleString("en")} (MAX_WALK_STEPS, fewer for large networks): take larger batches to see the end of an epoch.`
      : BUTTONS[4][3];
  }
}

// Everything there is after each line, from the start and the changes.
function fold(part) {
  let state = { ...part.start };
  return part.events.map((event) => {
    state = { ...state };
    for (const [key, item] of Object.entries(event.changed)) {
      if (item === null) delete state[key];
      else state[key] = item;
    }
    return state;
  });
}

export function render(component) {
  const root = component.parentElement.querySelector(".pg-walk");
  if (!root) return;
  root.walk ??= new Walk(root);
  root.walk.send = (did) => component.setTriggerValue("did", did);
  if (component.data?.part) {
    root.walk.asked = undefined;
    root.walk.show(component.data);
  }
}
