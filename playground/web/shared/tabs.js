// A row of tabs. `choose(name)` is called when a person picks another; `mark(name)` shows which one is open.

/** @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

export class Tabs {
  /**
   * @param {HTMLElement} root
   * @param {string} label
   * @param {(name: string) => void} choose
   */
  constructor(root, label, choose) {
    this.root = root;
    this.choose = choose;
    this.names = "";
    /** @type {HTMLButtonElement[]} */
    this.buttons = [];
    root.className = "pg-tabs";
    root.setAttribute("role", "tablist");
    root.setAttribute("aria-label", label);
  }

  /** @param {{name: string, title: string}[]} tabs */
  offer(tabs) {
    const names = tabs.map((tab) => tab.name).join();
    if (names === this.names) return;
    this.names = names;
    this.buttons = tabs.map(({ name, title }) => {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", textContent: title, onclick: () => this.pick(name) });
      button.setAttribute("role", "tab");
      button.dataset.testid = `tab-${name}`;
      button.dataset.name = name;
      button.onkeydown = (event) => this.move(event, button);
      return button;
    });
    this.root.replaceChildren(...this.buttons);
    this.root.hidden = tabs.length < 2;
  }

  /** @param {string} name */
  pick(name) {
    this.mark(name);
    this.choose(name);
  }

  /** @param {string} name */
  mark(name) {
    for (const button of this.buttons) {
      const open = button.dataset.name === name;
      button.setAttribute("aria-selected", String(open));
      button.tabIndex = open ? 0 : -1;
    }
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLButtonElement} from
   */
  move(event, from) {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const at = (this.buttons.indexOf(from) + step + this.buttons.length) % this.buttons.length;
    this.buttons[at].focus();
    this.pick(this.buttons[at].dataset.name ?? "");
  }
}
