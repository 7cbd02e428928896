import assert from "node:assert/strict";
import { test } from "node:test";
import { messageType, refusalOf } from "./files.ts";

test("refusalOf_TooLarge_IsSaid", () => assert.equal(refusalOf({ name: "a.png", size: 11 }, 10), "tooLarge"));
test("refusalOf_Empty_IsSaid", () => assert.equal(refusalOf({ name: "a.png", size: 0 }, 10), "empty"));
test("refusalOf_Program_IsSaid", () => assert.equal(refusalOf({ name: "Setup.EXE", size: 1 }, 10), "kind"));
test("refusalOf_Picture_IsNone", () => assert.equal(refusalOf({ name: "a.png", size: 1 }, 10), null));
test("messageType_Svg_IsAFile", () => assert.equal(messageType("image/svg+xml"), "file"));
test("messageType_Jpeg_IsAnImage", () => assert.equal(messageType("image/jpeg"), "image"));
