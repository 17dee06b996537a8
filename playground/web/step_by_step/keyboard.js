// Keys of the walk, while its page is open.

/** @import { WalkMove } from "./cursor.js" */

/** @type {Record<string, WalkMove>} */
const KEYS = { ArrowRight: "next", ArrowLeft: "back", r: "restart", e: "epoch" };
const TYPING =
  "input, textarea, select, [contenteditable=true], [role=slider], [role=combobox], [role=tab], [role=spinbutton], " +
  "[role=listbox], [role=radiogroup]";
/** @type {((event: KeyboardEvent) => void) | undefined} */
let listening;

/**
 * @param {HTMLElement} root
 * @param {(move: WalkMove) => void} press
 */
export function listenToWalkKeys(root, press) {
  if (listening) document.removeEventListener("keydown", listening);
  listening = (event) => {
    const move = event.key === "ArrowRight" && event.shiftKey ? "batch" : KEYS[event.key];
    const target = event.target instanceof Element ? event.target : document.body;
    if (!move || !root.isConnected || event.ctrlKey || event.metaKey || event.altKey || target.closest(TYPING)) return;
    event.preventDefault();
    press(move);
  };
  document.addEventListener("keydown", listening);
}
