import assert from "node:assert/strict";
import { test } from "node:test";
import { subjectOf } from "./subject.ts";

const token = (payload: object) => `x.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.y`;

test("subjectOf_UserToken_IsItsSub", () => assert.equal(subjectOf(token({ sub: "用户-7" })), "用户-7"));
test("subjectOf_Nonsense_IsNull", () => assert.equal(subjectOf("a.%%%.b"), null));
test("subjectOf_None_IsNull", () => assert.equal(subjectOf(null), null));
