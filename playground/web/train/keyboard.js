// Keys for the transport: they press the buttons of the page.

/** @type {Record<string, string>} */
const KEYS = { " ": "play", ArrowRight: "step", r: "reset" };
const TYPING = "input, textarea, select, [contenteditable=true], [role=slider], [role=combobox], [role=tab], [role=spinbutton], [role=listbox]";

let listening = false;

export function listenToKeys() {
  if (listening) return;
  listening = true;
  document.addEventListener("keydown", (event) => {
    const key = event.key === "ArrowRight" && event.shiftKey ? "epoch" : KEYS[event.key];
    const target = event.target instanceof Element ? event.target : document.body;
    if (!key || event.ctrlKey || event.metaKey || event.altKey || target.closest(TYPING)) return;
    // On a button, space presses that button.
    if (event.key === " " && target.closest("button, a, summary")) return;
    /** @type {NodeListOf<HTMLButtonElement>} */
    const buttons = document.querySelectorAll(`.st-key-${key} button`);
    const button = [...buttons].find((each) => each.offsetParent);
    if (!button || button.disabled) return;
    event.preventDefault();
    button.click();
  });
}
