// Keys of the walk, while its page is open.
const KEYS = { ArrowRight: "next", ArrowLeft: "back", r: "restart", e: "epoch" };
const TYPING = "input, textarea, select, [contenteditable=true], [role=slider], [role=combobox], [role=tab], [role=spinbutton], [role=listbox], [role=radiogroup]";
let listening;

export function listenToWalkKeys(root, press) {
  if (listening) document.removeEventListener("keydown", listening);
  listening = (event) => {
    const deed = event.key === "ArrowRight" && event.shiftKey ? "batch" : KEYS[event.key];
    const on = event.target instanceof Element ? event.target : document.body;
    if (!deed || !root.isConnected || event.ctrlKey || event.metaKey || event.altKey || on.closest(TYPING)) return;
    event.preventDefault();
    press(deed);
  };
  document.addEventListener("keydown", listening);
}
