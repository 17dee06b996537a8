// What all components share: the type of what Streamlit passes to them, and the view that each keeps between its updates.

/**
 * What Streamlit passes to the `render` function of a component at every update. `Data` is the message from Python.
 * `Triggers` names the values that go to Python once (an action of the user), `States` those that stay until they change
 * (a choice).
 *
 * @template Data
 * @template {object} [Triggers={}]
 * @template {object} [States={}]
 * @typedef {object} Component
 * @property {Data} data
 * @property {string} key
 * @property {string} name
 * @property {HTMLElement | ShadowRoot} parentElement
 * @property {<Name extends keyof Triggers>(name: Name, value: Triggers[Name]) => void} setTriggerValue
 * @property {<Name extends keyof States>(name: Name, value: States[Name]) => void} setStateValue
 */

/** @type {WeakMap<Element, unknown>} */
const views = new WeakMap();

/**
 * The view that draws in a component's element: made at the first update, the same at all that follow. There is none
 * while the element is not on the page.
 *
 * @template View
 * @param {{parentElement: HTMLElement | ShadowRoot}} component
 * @param {string} className of the element
 * @param {(root: HTMLElement) => View} create
 * @returns {View | undefined}
 */
export function viewOf({ parentElement }, className, create) {
  const root = /** @type {HTMLElement | null} */ (parentElement.querySelector(`.${className}`));
  if (!root) return undefined;
  if (!views.has(root)) views.set(root, create(root));
  return /** @type {View} */ (views.get(root));
}
