import assert from "node:assert/strict";
import { test } from "node:test";
import type { Message } from "../../shared/wire.ts";
import { logItems } from "./logItems.ts";
import { contiguous, firstGap, firstUnread, mergeMessages, standsTogether } from "./messageOrder.ts";

function message(seq: number, change: Partial<Message> = {}): Message {
  return {
    id: seq, conversationId: 1, seq, clientId: `c${seq}`, from: "customer", automatic: false, client: "pc", type: "text",
    content: { text: String(seq) }, delivery: { state: "sent" }, createdAt: new Date(Date.UTC(2026, 10, 21, 4, 0, seq)).toISOString(), ...change,
  };
}
const of = (...seqs: number[]) => seqs.map((seq) => message(seq));
const seqs = (messages: readonly Message[]) => messages.map((one) => one.seq);

test("mergeMessages_OverlappingPages_EachOnceInOrder", () => {
  assert.deepEqual(seqs(mergeMessages(of(3, 4, 5), of(1, 2, 3, 6))), [1, 2, 3, 4, 5, 6]);
});

test("mergeMessages_ChangedMessage_IncomingWins", () => {
  const merged = mergeMessages(of(1, 2), [message(2, { delivery: { state: "read" } })]);
  assert.equal(merged[1]?.delivery.state, "read");
});

test("mergeMessages_NothingNew_AnswersTheSameList", () => {
  const known = of(1);
  assert.equal(mergeMessages(known, []), known);
});

test("firstGap_HoleInside_TellsBothEdges", () => {
  assert.deepEqual(firstGap(of(4, 5, 9, 12), 12), { after: 5, before: 9 });
});

test("firstGap_NewestNotLoaded_ReachesToIt", () => {
  assert.deepEqual(firstGap(of(4, 5), 8), { after: 5, before: 9 });
});

test("firstGap_Gapless_IsNull", () => {
  assert.equal(firstGap(of(4, 5, 6), 6), null);
});

test("contiguous_BehindAHole_IsNotShownYet", () => {
  assert.deepEqual(seqs(contiguous(of(4, 5, 7, 8))), [4, 5]);
});

test("standsTogether_ThreeMinutesLater_StandsAlone", () => {
  const later = message(2, { createdAt: new Date(Date.UTC(2026, 10, 21, 4, 3, 2)).toISOString() });
  assert.equal(standsTogether(message(1), later), false);
});

test("standsTogether_NoteAfterReply_StandsAlone", () => {
  const agent = { from: "agent" as const, agent: { id: 1, name: "A" } };
  assert.equal(standsTogether(message(1, agent), message(2, { ...agent, type: "note" })), false);
});

test("firstUnread_EventsBetween_CountsTheCustomersOnly", () => {
  const messages = [message(1), message(2, { from: "agent" }), message(3), message(4, { from: "system", type: "event" }), message(5)];
  assert.equal(firstUnread(messages, 2), 3);
});

test("firstUnread_NothingUnread_IsNull", () => {
  assert.equal(firstUnread(of(1, 2), 0), null);
});

test("logItems_UnreadLine_StandsBeforeItsMessage", () => {
  const kinds = logItems(of(1, 2, 3), 3).map((item) => (item.kind === "message" ? item.message.seq : item.kind));
  assert.deepEqual(kinds, ["day", 1, 2, "unread", 3]);
});

test("logItems_NextDay_GetsADayLine", () => {
  const items = logItems([message(1), message(2, { createdAt: "2026-11-23T04:00:00.000Z" })], null);
  assert.equal(items.filter((item) => item.kind === "day").length, 2);
});
