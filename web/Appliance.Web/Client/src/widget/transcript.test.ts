import assert from "node:assert/strict";
import { test } from "node:test";
import type { Message } from "../shared/wire.ts";
import { markRead, merge, rows, unreadCount } from "./transcript.ts";

const message = (id: number, more: Partial<Message> = {}): Message => ({
  id, conversationId: 1, seq: id, clientId: `c${id}`, from: "customer", automatic: false, client: "pc", type: "text", content: { text: String(id) },
  delivery: { state: "sent" }, createdAt: new Date(2026, 10, 21, 12, id).toISOString(), ...more,
});
const ids = (list: readonly Message[]) => list.map(one => one.id);

test("merge_LiveBeforeList_OnceEachInOrder", () => {
  const live = merge([], [message(5), message(3)]);
  assert.deepEqual(ids(merge(live, [1, 2, 3, 4, 5].map(id => message(id)))), [1, 2, 3, 4, 5]);
});
test("merge_AnyOrderOfArrival_SameResult", () => {
  const all = Array.from({ length: 40 }, (_, i) => message(i + 1));
  const shuffled = [...all].sort((a, b) => ((a.id * 17) % 41) - ((b.id * 17) % 41));
  const once = shuffled.reduce<Message[]>((list, one) => merge(list, [one, one]), []);
  assert.deepEqual(ids(once), ids(all));
});
test("merge_OlderAnswerAfterRead_StaysRead", () =>
  assert.equal(merge([message(1, { delivery: { state: "read" } })], [message(1)])[0]!.delivery.state, "read"));
test("merge_Recalled_StaysRecalled", () =>
  assert.equal(merge([message(1, { recalledAt: "x" })], [message(1)])[0]!.recalledAt, "x"));
test("markRead_UpToSeq_LeavesLaterOnes", () =>
  assert.deepEqual(markRead([message(1), message(2)], one => one.seq <= 1).map(one => one.delivery.state), ["read", "sent"]));
test("unreadCount_OwnAndEvents_AreNotCounted", () =>
  assert.equal(unreadCount([message(1), message(2, { from: "agent" }), message(3, { from: "system" }), message(4, { from: "bot" })], 1), 2));
test("rows_PendingThatIsStored_DisappearsFromBelow", () =>
  assert.deepEqual(rows([message(1)], [{ clientId: "c1", at: 1 }, { clientId: "x", at: 2 }]).map(row => row.key), ["c1", "x"]));
test("rows_StoredMessage_KeepsThePendingKey", () =>
  assert.equal(rows([message(1)], [])[0]!.key, rows([], [{ clientId: "c1", at: 1 }])[0]!.key));
test("rows_SameClientIdFromAnAgent_HidesNoPending", () =>
  assert.equal(rows([message(1, { from: "agent" })], [{ clientId: "c1", at: 1 }]).length, 2));
test("rows_NewDay_HasALine", () =>
  assert.deepEqual(rows([message(1), message(2), message(3, { createdAt: new Date(2026, 10, 22).toISOString() })], []).map(row => row.day !== null), [true, false, true]));
test("rows_ThreeMinutesLater_BeginsARun", () =>
  assert.deepEqual(rows([message(1), message(2), message(5)], []).map(row => row.head), [true, false, true]));
