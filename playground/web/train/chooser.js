// Data sets as pictures: a group of radio buttons that look like thumbnails.
import { element } from "../shared/elements.js";

/** @import { DatasetChooserData, DatasetItem } from "../protocol" */
/** @import { Component } from "../shared/component.js" */

/** @param {Component<DatasetChooserData, {}, {chosen: string}>} component */
export function render({ data, parentElement, setStateValue }) {
  const root = /** @type {HTMLElement | null} */ (parentElement.querySelector(".pg-chooser"));
  if (!root) return;
  const names = data.items.map((item) => item.name).join();
  if (root.dataset.names !== names) {
    root.dataset.names = names;
    root.setAttribute("role", "radiogroup");
    root.setAttribute("aria-label", data.label);
    root.replaceChildren(...data.items.map(choice));
  }
  for (const input of root.querySelectorAll("input")) {
    input.checked = input.value === data.chosen;
    input.onchange = () => setStateValue("chosen", input.value);
  }
}

/** @param {DatasetItem} item */
function choice(item) {
  const label = element("label", "pg-choice");
  label.title = item.advice;
  label.dataset.testid = `data-${item.name}`;
  const input = element("input");
  Object.assign(input, { type: "radio", name: "pg-data", value: item.name });
  // The server draws the picture from samples: its SVG holds nothing that a user has written.
  const picture = document.createRange().createContextualFragment(item.svg);
  label.append(input, picture, element("span", "", item.label));
  return label;
}
