// A row of tabs. `choose(name)` is called when a person picks another; `mark(name)` shows which one is open.
export class Tabs {
  constructor(root, label, choose) {
    Object.assign(this, { root, choose });
    root.className = "pg-tabs";
    root.setAttribute("role", "tablist");
    root.setAttribute("aria-label", label);
  }

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
      button.onkeydown = (event) => this.move(event);
      return button;
    });
    this.root.replaceChildren(...this.buttons);
    this.root.hidden = tabs.length < 2;
  }

  pick(name) {
    this.mark(name);
    this.choose(name);
  }

  mark(name) {
    for (const button of this.buttons) {
      const open = button.dataset.name === name;
      button.setAttribute("aria-selected", String(open));
      button.tabIndex = open ? 0 : -1;
    }
  }

  move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const at = (this.buttons.indexOf(event.target) + step + this.buttons.length) % this.buttons.length;
    this.buttons[at].focus();
    this.pick(this.buttons[at].dataset.name);
  }
}
