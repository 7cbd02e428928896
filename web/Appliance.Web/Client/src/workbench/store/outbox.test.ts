import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiError } from "../../shared/api.ts";
import type { Message } from "../../shared/wire.ts";
import { Outbox, type Outgoing } from "./outbox.ts";

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (index: number) => [...kept.keys()][index] ?? null,
    clear: () => kept.clear(),
    get length() { return kept.size; },
  };
}

function item(clientId: string, text = clientId): Omit<Outgoing, "state"> {
  return { clientId, conversationId: 1, type: "text", content: { text }, createdAt: `2026-11-21T04:00:0${clientId}.000Z` };
}
const answer = (one: Outgoing): Message => ({
  id: 1, conversationId: 1, seq: 1, clientId: one.clientId, from: "agent", automatic: false, client: "pc", type: one.type,
  content: one.content, delivery: { state: "sent" }, createdAt: one.createdAt,
});
const settled = async () => { for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve)); };

function harness(send: (one: Outgoing) => Promise<Message>, storage = memory()) {
  const arrived: string[] = [];
  const outbox = new Outbox(7, {
    send, storage,
    upload: async () => ({ id: 5, url: "/api/v1/files/5", name: "a.png", size: 1, contentType: "image/png" }),
    arrived: (message) => void arrived.push(message.clientId),
    wait: () => new Promise((resolve) => setImmediate(resolve)),
  });
  return { outbox, arrived, storage };
}

test("add_NetworkFailsTwice_ArrivesInOrderWithTheSameIds", async () => {
  let failures = 2;
  const tried: string[] = [];
  const { outbox, arrived } = harness(async (one) => {
    tried.push(one.clientId);
    if (failures-- > 0) throw new ApiError(0, "network", "network");
    return answer(one);
  });
  outbox.add(item("1"));
  outbox.add(item("2"));
  await settled();
  assert.deepEqual([tried, arrived], [["1", "1", "1", "2"], ["1", "2"]]);
});

test("add_Refused_IsFailedWithTheReasonAndTheNextGoesOn", async () => {
  const { outbox, arrived } = harness(async (one) => {
    if (one.clientId === "1") throw new ApiError(422, "channel_window_closed", "Over 48 hours");
    return answer(one);
  });
  outbox.add(item("1"));
  outbox.add(item("2"));
  await settled();
  assert.deepEqual([outbox.of(1).value.map((one) => [one.state, one.reason]), arrived], [[["failed", "Over 48 hours"]], ["2"]]);
});

test("retry_AfterRefusal_SendsTheSameClientId", async () => {
  let refuse = true;
  const { outbox, arrived } = harness(async (one) => {
    if (refuse) throw new ApiError(422, "x", "x");
    return answer(one);
  });
  outbox.add(item("1"));
  await settled();
  refuse = false;
  outbox.retry(1, "1");
  await settled();
  assert.deepEqual([arrived, outbox.of(1).value], [["1"], []]);
});

test("constructor_AfterAReload_SendsWhatWasLeft", async () => {
  const storage = memory();
  harness(() => new Promise<Message>(() => {}), storage).outbox.add(item("1"));
  const { arrived } = harness(async (one) => answer(one), storage);
  await settled();
  assert.deepEqual([arrived, storage.length], [["1"], 0]);
});

test("add_SessionEnded_IsKeptAndNotFailed", async () => {
  const storage = memory();
  let tries = 0;
  const { outbox } = harness(async () => {
    if (tries++ > 2) return new Promise<Message>(() => {});
    throw new ApiError(401, "not_signed_in", "x");
  }, storage);
  outbox.add(item("1"));
  await settled();
  assert.deepEqual([outbox.of(1).value[0]?.state, storage.length], ["sending", 1]);
});

test("add_WithFile_SendsTheStoredFile", async () => {
  const sent: Outgoing[] = [];
  const { outbox } = harness(async (one) => { sent.push(one); return answer(one); });
  outbox.add({ ...item("1"), type: "image", content: { name: "a.png" } }, new File(["x"], "a.png"));
  await settled();
  assert.equal(sent[0]?.content.fileId, 5);
});
