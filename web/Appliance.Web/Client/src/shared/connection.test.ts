import assert from "node:assert/strict";
import { test } from "node:test";
import { retryDelay } from "./connection.ts";

test("retryDelay_ManyAttempts_StaysBelowFifteenSeconds", () => {
  for (let attempt = 0; attempt < 100; attempt++) assert.ok(retryDelay(attempt, () => 1) <= 15_000);
});

test("retryDelay_FirstAttempt_IsQuick", () => {
  assert.ok(retryDelay(0, () => 0) <= 250);
});
