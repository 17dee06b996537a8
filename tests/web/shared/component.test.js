import assert from "node:assert/strict";
import test from "node:test";

import { viewOf } from "../../../playground/web/shared/component.js";

/** @param {object | null} root what the page holds of the component */
function componentWith(root) {
  const parentElement = /** @type {HTMLElement} */ (/** @type {unknown} */ ({ querySelector: () => root }));
  return { parentElement };
}

test("a view is made once for an element, and again for another", () => {
  let made = 0;
  const create = () => ({ number: ++made });
  const component = componentWith({});
  const first = viewOf(component, "pg-live", create);
  assert.equal(viewOf(component, "pg-live", create), first);
  assert.equal(viewOf(componentWith({}), "pg-live", create)?.number, 2);
});

test("there is no view while the element is not on the page", () => {
  assert.equal(viewOf(componentWith(null), "pg-live", () => assert.fail("made without an element")), undefined);
});
