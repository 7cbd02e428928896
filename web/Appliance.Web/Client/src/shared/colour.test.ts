import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast, inkOn, parseColour, readableOn, toHex, type Rgb } from "./colour.ts";

const grid: Rgb[] = [];
for (let r = 0; r < 256; r += 17) for (let g = 0; g < 256; g += 17) for (let b = 0; b < 256; b += 17) grid.push([r, g, b]);

test("inkOn_AnyGround_ReachesFourPointFive", () => assert.ok(grid.every(c => contrast(inkOn(c), c) >= 4.5)));
test("inkOn_Yellow_IsBlack", () => assert.equal(toHex(inkOn(parseColour("#ffd400")!)), "#000000"));
test("readableOn_AnyColourOnWhite_ReachesFourPointFive", () => assert.ok(grid.every(c => contrast(readableOn(c, [255, 255, 255]), [255, 255, 255]) >= 4.5)));
test("readableOn_AnyColourOnDark_ReachesFourPointFive", () => assert.ok(grid.every(c => contrast(readableOn(c, [28, 30, 34]), [28, 30, 34]) >= 4.5)));
test("readableOn_AlreadyReadable_IsUnchanged", () => assert.equal(toHex(readableOn([20, 60, 160], [255, 255, 255])), "#143ca0"));
test("parseColour_Short_IsExpanded", () => assert.deepEqual(parseColour("#f80"), [255, 136, 0]));
test("parseColour_Nonsense_IsNull", () => assert.equal(parseColour("red;}"), null));
