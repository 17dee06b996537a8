// Keys for the transport: they press the very buttons that stand on the page.
const KEYS = { " ": "play", ArrowRight: "step", r: "reset" };
const TYPING = "input, textarea, select, [contenteditable=true], [role=slider], [role=combobox], [role=tab], [role=spinbutton], [role=listbox]";

export function listenToKeys() {
  if (window.playgroundKeys) return;
  window.playgroundKeys = true;
  document.addEventListener("keydown", (event) => {
    const key = event.key === "ArrowRight" && event.shiftKey ? "epoch" : KEYS[event.key];
    const on = event.target instanceof Element ? event.target : document.body;
    if (!key || event.ctrlKey || event.metaKey || event.altKey || on.closest(TYPING)) return;
    // On a button, space presses that button.
    if (event.key === " " && on.closest("button, a, summary")) return;
    const button = [...document.querySelectorAll(`.st-key-${key} button`)].find((each) => each.offsetParent);
    if (!button || button.disabled) return;
    event.preventDefault();
    button.click();
  });
}
