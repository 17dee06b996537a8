// The loops of the script, the executed line lit.
import { element } from "../shared/tensors.js";

const TOKENS = /(#.*$)|("(?:[^"\\]|\\.)*"|f"(?:[^"\\]|\\.)*")|\b(for|in|with|if|else|def|return|break|not|or|and|import|from|class|True|False|None)\b|\b(\d+(?:\.\d+)?(?:e-?\d+)?)\b/g;
const KINDS = ["comment", "text", "word", "number"];

function coloured(line) {
  const code = element("code");
  if (line.includes("# left out: ") || line.includes("# and this: ")) {
    const start = line.length - line.trimStart().length;
    code.append(line.slice(0, start), element("s", "", line.slice(start)));
    return code;
  }
  let from = 0;
  for (const match of line.matchAll(TOKENS)) {
    code.append(line.slice(from, match.index));
    const kind = KINDS[match.slice(1).findIndex((group) => group !== undefined)];
    code.append(element("span", `pg-code-${kind}`, match[0]));
    from = match.index + match[0].length;
  }
  code.append(line.slice(from));
  return code;
}

export class WalkCode {
  constructor(root) {
    this.root = root;
    root.className = "pg-walk-code";
    root.tabIndex = 0;
    root.setAttribute("role", "region");
    root.setAttribute("aria-label", "The loops of the script");
  }

  begin(source) {
    this.source = source;
    const above = element("details", "pg-walk-above");
    const count = source.first - 1;
    above.append(element("summary", "", `Lines 1 to ${count}: data, model, loss, optimizer (executed at once)`));
    const text = element("pre");
    source.above.split("\n").forEach((line) => text.append(coloured(line), "\n"));
    above.append(text);
    this.list = element("ol", "pg-walk-lines");
    this.lines = source.lines.map((line, at) => {
      const item = element("li");
      item.dataset.line = source.first + at;
      item.append(element("span", "pg-walk-number", String(source.first + at)), coloured(line));
      this.list.append(item);
      return item;
    });
    this.root.replaceChildren(above, this.list);
    this.lit = [];
  }

  // Light the lines of a statement, and mark where the next one begins.
  light(first, last, next) {
    for (const item of this.lit) {
      item.classList.remove("pg-lit-line", "pg-next-line");
      item.removeAttribute("aria-current");
    }
    const of = (line) => this.lines[line - this.source.first];
    this.lit = [];
    for (let line = first; line <= last; line++) {
      of(line)?.classList.add("pg-lit-line");
      this.lit.push(of(line));
    }
    of(first)?.setAttribute("aria-current", "step");
    if (next) {
      of(next)?.classList.add("pg-next-line");
      this.lit.push(of(next));
    }
    this.lit = this.lit.filter(Boolean);
    this.bringIntoView(of(first), of(next ?? first));
  }

  // Scrolls inside the code alone: the page stays where it is.
  bringIntoView(...items) {
    for (const item of items.filter(Boolean)) {
      const top = item.offsetTop - this.root.offsetTop;
      const { scrollTop, clientHeight } = this.root;
      if (top < scrollTop + 24) this.root.scrollTop = Math.max(0, top - 48);
      else if (top + item.offsetHeight > scrollTop + clientHeight - 24) this.root.scrollTop = top + item.offsetHeight - clientHeight + 48;
    }
  }
}
