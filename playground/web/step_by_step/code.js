// The loops of the script, with the executed line lit.
import { element } from "../shared/elements.js";

/** @import { CodeToken, WalkedScript } from "../protocol" */

const MARGIN = 24;

/** @param {CodeToken[]} tokens */
function codeLine(tokens) {
  const code = element("code");
  for (const [kind, text] of tokens) {
    if (kind === "left-out") code.append(element("s", "", text));
    else code.append(kind ? element("span", `pg-code-${kind}`, text) : text);
  }
  return code;
}

export class WalkCode {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    root.className = "pg-walk-code";
    root.tabIndex = 0;
    root.setAttribute("role", "region");
    root.setAttribute("aria-label", "The loops of the script");
    this.first = 1;
    /** @type {HTMLLIElement[]} */
    this.items = [];
    /** @type {HTMLLIElement[]} */
    this.marked = [];
  }

  /** @param {WalkedScript} script */
  begin(script) {
    this.first = script.first;
    const above = element("details", "pg-walk-above");
    above.append(element("summary", "", `Lines 1 to ${script.first - 1}: data, model, loss, optimizer (executed at once)`));
    const text = element("pre");
    for (const tokens of script.above) text.append(codeLine(tokens), "\n");
    above.append(text);
    const list = element("ol", "pg-walk-lines");
    this.items = script.lines.map((tokens, at) => {
      const item = element("li");
      const number = String(script.first + at);
      item.dataset.line = number;
      item.append(element("span", "pg-walk-number", number), codeLine(tokens));
      return item;
    });
    list.append(...this.items);
    this.root.replaceChildren(above, list);
    this.marked = [];
  }

  /**
   * Lights the lines of a statement, and marks where the next one begins.
   *
   * @param {number} first
   * @param {number} last
   * @param {number | undefined} next
   */
  light(first, last, next) {
    for (const item of this.marked) {
      item.classList.remove("pg-lit-line", "pg-next-line");
      item.removeAttribute("aria-current");
    }
    const lit = this.items.slice(first - this.first, last + 1 - this.first);
    const following = next === undefined ? [] : this.items.slice(next - this.first, next + 1 - this.first);
    for (const item of lit) item.classList.add("pg-lit-line");
    for (const item of following) item.classList.add("pg-next-line");
    lit[0]?.setAttribute("aria-current", "step");
    this.marked = [...lit, ...following];
    this.bringIntoView([...lit.slice(0, 1), ...following]);
  }

  /**
   * Scrolls only inside the code: the page does not move.
   *
   * @param {HTMLElement[]} items
   */
  bringIntoView(items) {
    for (const item of items) {
      const top = item.offsetTop - this.root.offsetTop;
      const { scrollTop, clientHeight } = this.root;
      const bottom = top + item.offsetHeight;
      if (top < scrollTop + MARGIN) this.root.scrollTop = Math.max(0, top - 2 * MARGIN);
      else if (bottom > scrollTop + clientHeight - MARGIN) this.root.scrollTop = bottom - clientHeight + 2 * MARGIN;
    }
  }
}
