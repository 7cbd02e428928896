import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast, parseColour } from "../shared/colour.ts";
import { brandVariables } from "./theme.ts";

const colours = ["#ffd400", "#ffffff", "#000000", "#2456d6", "#00b894", "#ff6b81", "#808080", "nonsense"];
const ratio = (a: string, b: string) => contrast(parseColour(a)!, parseColour(b)!);

for (const dark of [false, true]) {
  for (const colour of colours) {
    test(`brandVariables_${colour}${dark ? "Dark" : "Light"}_IsReadable`, () => {
      const v = brandVariables(colour, dark);
      assert.ok(ratio(v["--on-brand"]!, v["--brand"]!) >= 4.5);
      assert.ok(ratio(v["--accent"]!, v["--accent-soft"]!) >= 4.5);
      assert.ok(ratio(v["--accent"]!, dark ? "#16181c" : "#ffffff") >= 4.5);
    });
  }
}
