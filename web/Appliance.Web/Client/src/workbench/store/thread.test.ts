import assert from "node:assert/strict";
import { test } from "node:test";
import type { Message } from "../../shared/wire.ts";
import { type MessageWindow, Thread } from "./thread.ts";

function message(seq: number): Message {
  return {
    id: seq, conversationId: 1, seq, clientId: `c${seq}`, from: "agent", automatic: false, client: "pc", type: "text",
    content: { text: String(seq) }, delivery: { state: "sent" }, createdAt: "2026-11-21T04:00:00.000Z",
  };
}

/** A server with this many messages; remembers what was asked. */
function server(count: number) {
  const all = Array.from({ length: count }, (_, index) => message(index + 1));
  const asked: MessageWindow[] = [];
  const read = async (window: MessageWindow): Promise<Message[]> => {
    asked.push(window);
    if (window.after !== undefined) return all.filter((one) => one.seq > window.after!).slice(0, window.limit);
    if (window.before !== undefined) return all.filter((one) => one.seq < window.before!).slice(-window.limit);
    return all.slice(-window.limit);
  };
  return { all, asked, read, grow: (by: number) => { for (let i = 0; i < by; i++) all.push(message(all.length + 1)); } };
}
const seqs = (thread: Thread) => thread.messages.value.map((one) => one.seq);
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("load_LongConversation_ShowsTheNewestPage", async () => {
  const thread = new Thread(server(120).read);
  await thread.load();
  assert.deepEqual([seqs(thread)[0], thread.lastSeq, thread.atStart], [71, 120, false]);
});

test("older_Twice_ReachesTheBeginningWithoutHoles", async () => {
  const thread = new Thread(server(120).read);
  await thread.load();
  await thread.older();
  await thread.older();
  assert.deepEqual(seqs(thread), Array.from({ length: 120 }, (_, index) => index + 1));
});

test("receive_NumberSkipped_ReadsWhatIsMissing", async () => {
  const there = server(10);
  const thread = new Thread(there.read);
  await thread.load();
  there.grow(4);
  thread.receive(there.all[13]!);
  await settled();
  assert.deepEqual(seqs(thread).slice(-5), [10, 11, 12, 13, 14]);
});

test("expect_NewerNumberTold_ReadsUpToIt", async () => {
  const there = server(3);
  const thread = new Thread(there.read);
  await thread.load();
  there.grow(2);
  thread.expect(5);
  await settled();
  assert.equal(thread.lastSeq, 5);
});

test("receive_OlderThanLoaded_LeavesNoHole", async () => {
  const there = server(120);
  const thread = new Thread(there.read);
  await thread.load();
  thread.receive(there.all[2]!);
  await settled();
  assert.equal(seqs(thread)[0], 71);
});

test("fill_ServerKnowsNothingMore_Ends", async () => {
  const there = server(3);
  const thread = new Thread(there.read);
  await thread.load();
  thread.expect(9);
  await settled();
  assert.equal(there.asked.length, 2);
});

test("readUpTo_OwnMessages_BecomeRead", async () => {
  const thread = new Thread(server(3).read);
  await thread.load();
  thread.readUpTo(2);
  assert.deepEqual(thread.messages.value.map((one) => one.delivery.state), ["read", "read", "sent"]);
});

test("load_AfterALongAbsence_StartsFromTheNewestPage", async () => {
  const there = server(10);
  const thread = new Thread(there.read);
  await thread.load();
  there.grow(1000);
  await thread.load();
  assert.deepEqual([seqs(thread)[0], thread.lastSeq], [961, 1010]);
});
