import assert from "node:assert/strict";
import { test } from "node:test";
import type { RoutingDecision } from "./agentWire.ts";
import { decisionAt } from "./routing.ts";

const decision = (second: number): RoutingDecision => ({ at: new Date(Date.UTC(2026, 10, 21, 4, 0, second)).toISOString(), strategy: "s", outcome: "assigned", candidates: [], skipped: [] });
const at = (second: number) => decision(second).at;

test("decisionAt_SameSecond_IsTheNearest", () => {
  assert.equal(decisionAt([decision(30), decision(10), decision(9)], at(10))?.at, at(10));
});

test("decisionAt_NothingNear_IsTheLastBefore", () => {
  assert.equal(decisionAt([decision(50), decision(10)], at(40))?.at, at(10));
});

test("decisionAt_NoDecisions_IsUndefined", () => {
  assert.equal(decisionAt([], at(1)), undefined);
});
