import assert from "node:assert/strict";
import { test } from "node:test";
import { linkParts, safeHref } from "./links.ts";

test("linkParts_ChineseBehindLink_StopsBeforeIt", () => assert.deepEqual(linkParts("见https://a.cn/x?y=1。谢谢"), [
  { text: "见" }, { text: "https://a.cn/x?y=1", href: "https://a.cn/x?y=1" }, { text: "。谢谢" },
]));
test("linkParts_FullStop_StaysOutside", () => assert.deepEqual(linkParts("See www.a.com."), [
  { text: "See " }, { text: "www.a.com", href: "https://www.a.com/" }, { text: "." },
]));
test("linkParts_Script_IsPlainText", () => assert.deepEqual(linkParts("javascript:alert(1)"), [{ text: "javascript:alert(1)" }]));
test("linkParts_Markup_StaysText", () => assert.deepEqual(linkParts("<b>x</b>"), [{ text: "<b>x</b>" }]));
test("safeHref_Data_IsRefused", () => assert.equal(safeHref("data:text/html,x"), null));
