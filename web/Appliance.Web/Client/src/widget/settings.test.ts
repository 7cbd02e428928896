import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULTS, readSettings } from "./settings.ts";

test("readSettings_Null_IsTheDefault", () => assert.equal(readSettings({ title: null }, { ...DEFAULTS, title: "Old" }).title, ""));
test("readSettings_Absent_StaysAsItWas", () => assert.equal(readSettings({}, { ...DEFAULTS, title: "Old" }).title, "Old"));
test("readSettings_HostileColour_IsIgnored", () => assert.equal(readSettings({ colour: "red;}" }).colour, DEFAULTS.colour));
test("readSettings_NotAnObject_IsIgnored", () => assert.deepEqual(readSettings("x"), DEFAULTS));
test("readSettings_Locale_IsFixed", () => assert.equal(readSettings({ locale: "en" }).locale, "en"));
