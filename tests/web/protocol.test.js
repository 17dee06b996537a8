// A script that reads a field that no message has, or sends an action that does not exist, fails the type check.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const WEB = join(ROOT, "playground/web");

const SCRIPT = `
/** @import { Component } from "${WEB}/shared/component" */
/** @import { LiveAction, LiveData } from "${WEB}/protocol" */

/** @param {Component<LiveData, {action: LiveAction}>} component */
export function render({ data, setTriggerValue }) {
  setTriggerValue("action", { do: "rewind", epoch: data.state.epoch });
}
`;

/** @param {string} script */
function errorsOf(script) {
  const folder = mkdtempSync(join(tmpdir(), "type-check-"));
  try {
    writeFileSync(join(folder, "script.js"), script);
    const options = { extends: join(ROOT, "tsconfig.json"), include: ["script.js"] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(options));
    const tsc = spawnSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", folder], { encoding: "utf8" });
    return tsc.stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("a script that follows the protocol passes", () => {
  assert.equal(errorsOf(SCRIPT), "");
});

test("a field that no message has is an error", () => {
  assert.match(errorsOf(SCRIPT.replace("state.epoch", "state.epcoh")), /'epcoh' does not exist on type 'RunProgress'/);
});

test("an action of a wrong type is an error", () => {
  assert.match(errorsOf(SCRIPT.replace("data.state.epoch }", "'1' }")), /'string' is not assignable to type 'number'/);
  assert.match(errorsOf(SCRIPT.replace('"rewind"', '"forward"')), /"forward"/);
});
