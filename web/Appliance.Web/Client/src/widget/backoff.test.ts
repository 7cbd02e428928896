import assert from "node:assert/strict";
import { test } from "node:test";
import { backoff } from "./backoff.ts";

test("backoff_ManyTries_StaysBelowLimit", () => assert.equal(backoff(50, 1000, 30_000, () => 1), 30_000));
test("backoff_SecondTry_Doubles", () => assert.equal(backoff(2, 1000, 30_000, () => 1), 2000));
