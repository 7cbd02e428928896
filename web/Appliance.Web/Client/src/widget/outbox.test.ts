import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiError } from "../shared/api.ts";
import type { Message } from "../shared/wire.ts";
import { MirroredKeep, type Keep } from "./keep.ts";
import { Outbox, type Entry } from "./outbox.ts";

/** A server that stores once by clientId, and a network that can be cut before or after that. */
class World {
  readonly stored: string[] = [];
  readonly tries: string[] = [];
  fail: (entry: Entry) => Error | null = () => null;
  loseAnswers = 0;
  clock = 1_000;
  private timers: { work: () => void; at: number }[] = [];

  constructor(readonly keep: Keep = new MirroredKeep({}, () => undefined)) {}

  outbox(): Outbox {
    return new Outbox({
      keep: this.keep,
      transport: {
        upload: async entry => {
          const error = this.fail(entry);
          if (error) throw error;
          return { fileId: 7 };
        },
        send: async entry => {
          this.tries.push(entry.clientId);
          const error = this.fail(entry);
          if (error) throw error;
          if (!this.stored.includes(entry.clientId)) this.stored.push(entry.clientId);
          if (this.loseAnswers-- > 0) throw new ApiError(0, "network", "");
          return { clientId: entry.clientId } as Message;
        },
      },
      changed: () => undefined,
      stored: () => undefined,
      now: () => this.clock,
      later: (work, ms) => void this.timers.push({ work, at: this.clock + ms }),
    });
  }

  /** Lets the queue run and time pass until nothing is due within `ms`. */
  async pass(ms = 0): Promise<void> {
    const end = this.clock + ms;
    for (;;) {
      for (let i = 0; i < 50; i++) await Promise.resolve();
      const due = this.timers.filter(timer => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.timers.splice(this.timers.indexOf(due), 1);
      this.clock = Math.max(this.clock, due.at);
      due.work();
    }
    this.clock = end;
  }
}

const text = (clientId: string) => ({ clientId, type: "text", content: { text: clientId } });
const names = (n: number) => Array.from({ length: n }, (_, i) => `m${i}`);
const offline = () => new ApiError(0, "network", "");

test("add_OffLine_GoesOutInOrderOnReturn", async () => {
  const world = new World();
  const outbox = world.outbox();
  outbox.wake();
  world.fail = offline;
  for (const name of names(20)) outbox.add(text(name));
  await world.pass(60_000);
  world.fail = () => null;
  outbox.wake();
  await world.pass();
  assert.deepEqual(world.stored, names(20));
});

test("add_AnswerLost_SendsTheSameClientIdAgain", async () => {
  const world = new World();
  const outbox = world.outbox();
  outbox.wake();
  world.loseAnswers = 3;
  outbox.add(text("a"));
  outbox.add(text("b"));
  await world.pass(60_000);
  assert.deepEqual([world.stored, world.tries, outbox.waiting.length], [["a", "b"], ["a", "a", "a", "a", "b"], 0]);
});

test("add_PageReloaded_SendsWhatWasWaiting", async () => {
  const world = new World();
  const before = world.outbox();
  for (const name of names(3)) before.add(text(name));
  const after = world.outbox();
  after.wake();
  await world.pass();
  assert.deepEqual(world.stored, names(3));
});

test("add_BeforeASession_TriesNothing", async () => {
  const world = new World();
  world.outbox().add(text("a"));
  await world.pass(60_000);
  assert.equal(world.tries.length, 0);
});

test("send_Refused_WaitsAndLetsTheNextPass", async () => {
  const world = new World();
  const outbox = world.outbox();
  outbox.wake();
  world.fail = entry => (entry.clientId === "a" ? new ApiError(422, "blocked", "No") : null);
  outbox.add(text("a"));
  outbox.add(text("b"));
  await world.pass(60_000);
  assert.deepEqual([world.stored, outbox.waiting.map(entry => entry.refused)], [["b"], ["No"]]);
});

test("retry_AfterRefusal_SendsIt", async () => {
  const world = new World();
  const outbox = world.outbox();
  outbox.wake();
  world.fail = () => new ApiError(422, "blocked", "No");
  outbox.add(text("a"));
  await world.pass();
  world.fail = () => null;
  outbox.retry("a");
  await world.pass();
  assert.deepEqual([world.stored, outbox.waiting.length], [["a"], 0]);
});

test("send_TooMany_WaitsAsLongAsAsked", async () => {
  const world = new World();
  const outbox = world.outbox();
  outbox.wake();
  let first = true;
  world.fail = () => (first ? ((first = false), new ApiError(429, "too_many", "", 40)) : null);
  outbox.add(text("a"));
  await world.pass(39_000);
  assert.equal(world.stored.length, 0);
  await world.pass(2_000);
  assert.equal(world.stored.length, 1);
});

test("add_FileBeforeText_UploadsAndSendsBoth", async () => {
  const world = new World();
  const outbox = world.outbox();
  outbox.wake();
  outbox.add({ clientId: "f", type: "image", content: {}, file: { name: "x.png", size: 1, type: "image/png" } });
  outbox.add(text("a"));
  await world.pass();
  assert.deepEqual([...world.stored].sort(), ["a", "f"]);
});

test("confirm_ListHasIt_LeavesTheQueue", () => {
  const world = new World();
  const outbox = world.outbox();
  outbox.add(text("a"));
  outbox.confirm(new Set(["a"]));
  assert.equal(outbox.waiting.length, 0);
});

test("add_TwoTabsOneQueue_EachMessageStoredOnce", async () => {
  const world = new World();
  const [one, two] = [world.outbox(), world.outbox()];
  for (const name of names(10)) (Number(name.slice(1)) % 2 ? one : two).add(text(name));
  one.wake();
  two.wake();
  await world.pass(60_000);
  one.confirm(new Set());
  assert.deepEqual([...world.stored].sort(), names(10).sort());
});
