import assert from "node:assert/strict";
import test from "node:test";

import { signedBytes, unsignedBytes } from "../../../playground/web/shared/bytes.js";

// As Python writes them: base64.b64encode(np.array([0, 1, 127, 128, 255], np.uint8).tobytes())
const TEXT = "AAF/gP8=";

test("base64 becomes numbers from 0 to 255", () => {
  assert.deepEqual([...unsignedBytes(TEXT)], [0, 1, 127, 128, 255]);
});

test("base64 becomes numbers from -128 to 127", () => {
  assert.deepEqual([...signedBytes(TEXT)], [0, 1, 127, -128, -1]);
});
