import assert from "node:assert/strict";
import { test } from "node:test";
import type { AgentConversation } from "./agentWire.ts";
import { byActivity, byWaiting, holdOrder, mergeConversation, sectionOf, urgency, withMessage } from "./listOrder.ts";

const at = (minute: number) => `2026-11-21T10:${String(minute).padStart(2, "0")}:00.000Z`;

function conversation(id: number, change: Partial<AgentConversation> = {}): AgentConversation {
  return {
    countedSeq: change.lastMessage?.seq ?? 0,
    id, state: "active", channelAccountId: 1, channel: "web", customer: { id, name: null }, priority: "normal", startedBy: "customer",
    unread: 0, startedAt: at(0), agent: { id: 1, name: "A" }, ...change,
  };
}

function message(seq: number) {
  return {
    id: seq, conversationId: 1, seq, clientId: String(seq), from: "customer" as const, automatic: false, client: "pc" as const, type: "text",
    content: { text: String(seq) }, delivery: { state: "sent" as const }, createdAt: at(seq),
  };
}

test("byWaiting_LaterArrival_StandsBehind", () => {
  const sorted = [conversation(1, { queuedAt: at(5) }), conversation(2, { queuedAt: at(1) }), conversation(3, { queuedAt: at(5) })].sort(byWaiting);
  assert.deepEqual(sorted.map((one) => one.id), [2, 1, 3]);
});

test("byActivity_NewerMessage_StandsFirst", () => {
  const sorted = [conversation(1, { lastMessage: message(1) }), conversation(2, { lastMessage: message(9) })].sort(byActivity);
  assert.deepEqual(sorted.map((one) => one.id), [2, 1]);
});

test("sectionOf_ActiveOfColleague_IsOthers", () => {
  assert.equal(sectionOf(conversation(1, { agent: { id: 2, name: "B" } }), 1), "others");
});

test("holdOrder_NewRow_IsCountedAndNotShown", () => {
  const held = holdOrder([1, 2], [3, 1, 2]);
  assert.deepEqual([held.ids, held.fresh], [[1, 2], 1]);
});

test("holdOrder_RowThatLeft_KeepsItsPlace", () => {
  const held = holdOrder([1, 2, 3], [1, 3]);
  assert.deepEqual([held.ids, [...held.gone]], [[1, 2, 3], [2]]);
});

test("holdOrder_OrderChangedMeanwhile_StaysAsShown", () => {
  assert.deepEqual(holdOrder([1, 2, 3], [3, 2, 1]).ids, [1, 2, 3]);
});

test("holdOrder_OwnRow_ComesAtOnce", () => {
  const held = holdOrder([1, 2], [3, 1, 2], 3);
  assert.deepEqual([held.ids, held.fresh], [[3, 1, 2], 0]);
});

test("mergeConversation_OlderAnswerAfterEvent_KeepsTheNewerMessage", () => {
  const known = conversation(1, { lastMessage: message(7), unread: 2 });
  const merged = mergeConversation(known, conversation(1, { lastMessage: message(5), unread: 0, state: "closed" }));
  assert.deepEqual([merged.lastMessage?.seq, merged.unread, merged.state], [7, 2, "closed"]);
});

test("mergeConversation_AnswerOlderThanEvents_KeepsTheStateButTakesTheRouting", () => {
  const routing = [{ at: at(1), strategy: "x", outcome: "assigned", candidates: [], skipped: [] }];
  const known = { ...conversation(1, { state: "active" }), countedSeq: 2 };
  const merged = mergeConversation(known, conversation(1, { state: "waiting", lastSeq: 1, routing }), false);
  assert.deepEqual([merged.state, merged.routing], ["active", routing]);
});

test("mergeConversation_FrameWithoutRouting_KeepsIt", () => {
  const routing = [{ at: at(1), strategy: "x", outcome: "assigned", candidates: [], skipped: [] }];
  assert.equal(mergeConversation(conversation(1, { routing }), conversation(1)).routing, routing);
});

test("withMessage_CustomerWrites_CountsUnreadAndWaitingOnce", () => {
  const first = withMessage(conversation(1, { lastMessage: message(3) }), message(4));
  const again = withMessage(first, message(4));
  assert.deepEqual([again.unread, again.awaitingReplySince], [1, at(4)]);
});

test("withMessage_AgentAnswers_CustomerNoLongerWaits", () => {
  const answer = { ...message(5), from: "agent" as const };
  assert.equal(withMessage(conversation(1, { awaitingReplySince: at(1), lastMessage: message(4) }), answer).awaitingReplySince, null);
});

test("withMessage_AlreadyInTheUnreadOfAFrame_IsNotCountedAgain", () => {
  const framed = mergeConversation(conversation(1, { lastMessage: message(2) }), conversation(1, { lastMessage: message(5), unread: 1 }));
  const after = withMessage(framed, message(5));
  assert.deepEqual([after.unread, after.lastMessage?.seq], [1, 5]);
});

test("withMessage_Event_CountsAndLeavesTheLastWords", () => {
  const event = { ...message(6), from: "system" as const, type: "event" };
  const after = withMessage(conversation(1, { lastMessage: message(5), unread: 1 }), event);
  assert.deepEqual([after.countedSeq, after.lastMessage?.seq, after.unread], [6, 5, 1]);
});

test("withMessage_Note_CustomerStillWaits", () => {
  const note = { ...message(5), from: "agent" as const, type: "note" };
  assert.equal(withMessage(conversation(1, { awaitingReplySince: at(1), lastMessage: message(4) }), note).awaitingReplySince, at(1));
});

test("urgency_SixtyPercent_IsSoon", () => {
  assert.deepEqual([urgency(107_000, 180), urgency(108_000, 180), urgency(180_001, 180)], ["calm", "soon", "late"]);
});
