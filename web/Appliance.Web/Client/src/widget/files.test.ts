import assert from "node:assert/strict";
import { test } from "node:test";
import { messageType, refusalOf } from "./files.ts";

const limits = { image: 10, audio: 20, video: 20, file: 20 };
const png = (size: number) => ({ name: "a.png", size, type: "image/png" });

test("refusalOf_TooLarge_IsSaid", () => assert.equal(refusalOf(png(11), limits), "tooLarge"));
test("refusalOf_Empty_IsSaid", () => assert.equal(refusalOf(png(0), limits), "empty"));
test("refusalOf_Program_IsSaid", () => assert.equal(refusalOf({ name: "Setup.EXE", size: 1, type: "" }, limits), "kind"));
test("refusalOf_Picture_IsNone", () => assert.equal(refusalOf(png(1), limits), null));
test("messageType_Svg_IsAFile", () => assert.equal(messageType("image/svg+xml"), "file"));
test("messageType_Jpeg_IsAnImage", () => assert.equal(messageType("image/jpeg"), "image"));
test("refusalOf_LargeFileOfAnotherKind_HasItsOwnLimit", () => assert.equal(refusalOf({ name: "a.pdf", size: 15, type: "application/pdf" }, limits), null));
