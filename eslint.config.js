// Rules for the JavaScript of playground/web and its tests: what eslint recommends, and the few more that have caught mistakes.
import js from "@eslint/js";
import globals from "globals";

const RULES = {
  curly: ["error", "multi-line"],
  eqeqeq: ["error", "always", { null: "ignore" }],
  "max-lines": ["error", 350],
  "max-lines-per-function": ["error", { max: 50, skipComments: true }],
  "no-implicit-coercion": "error",
  "no-shadow": "error",
  "no-unused-expressions": "error",
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-const": "error",
  "no-restricted-syntax": [
    "error",
    {
      selector: "AssignmentExpression[left.property.name=/^(inner|outer)HTML$/][right.expressions.length>0]",
      message: "HTML with a value inside can be an attack: build elements, and set their textContent.",
    },
  ],
};

export default [
  { ignores: [".venv/", "node_modules/"] },
  js.configs.recommended,
  { rules: RULES },
  { files: ["playground/web/**/*.js"], languageOptions: { globals: globals.browser } },
  {
    files: ["tests/web/**/*.js", "eslint.config.js"],
    languageOptions: { globals: globals.node },
    rules: { "max-lines-per-function": "off" },
  },
];
