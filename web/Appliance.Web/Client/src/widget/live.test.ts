import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import type { LiveEvent } from "../shared/wire.ts";
import { LiveFeed } from "./live.ts";

const END = "\u001e";

/** The other end of the wire, by hand. */
class Socket {
  static all: Socket[] = [];
  readonly sent: { type?: number; target?: string; invocationId?: string; arguments?: unknown[]; protocol?: string }[] = [];
  onopen?: () => void;
  onclose?: () => void;
  onmessage?: (message: { data: string }) => void;

  constructor(readonly url: URL) {
    Socket.all.push(this);
  }

  send(text: string): void {
    for (const part of text.split(END)) if (part) this.sent.push(JSON.parse(part));
  }

  close(): void {
    this.onclose?.();
  }

  receive(...frames: object[]): void {
    this.onmessage?.({ data: frames.map(frame => JSON.stringify(frame) + END).join("") });
  }

  event(cursor: string): void {
    this.receive({ type: 1, target: "event", arguments: [{ cursor, type: "x", at: "", data: {} }] });
  }

  resumed(): void {
    this.receive({ type: 3, invocationId: this.sent.find(frame => frame.target === "resume")!.invocationId });
  }
}

const settle = async () => { for (let i = 0; i < 20; i++) await Promise.resolve(); };
const before: Record<string, unknown> = {};
const stand: Record<string, unknown> = {
  WebSocket: Socket,
  location: { href: "https://host/widget/x" },
  document: { addEventListener: () => undefined, hidden: false },
  addEventListener: () => undefined,
  navigator: { onLine: true },
};
let feed: LiveFeed;
let events: LiveEvent[];

beforeEach(() => {
  Socket.all = [];
  events = [];
  for (const [name, value] of Object.entries(stand)) {
    before[name] = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  feed = new LiveFeed({ path: "/hubs/visitor", ticket: async () => "T", onEvent: event => events.push(event) });
});
afterEach(() => {
  feed.stop();
  for (const [name, descriptor] of Object.entries(before)) {
    if (descriptor) Object.defineProperty(globalThis, name, descriptor as PropertyDescriptor);
    else delete (globalThis as Record<string, unknown>)[name];
  }
});

async function connect(cursor: string | null): Promise<Socket> {
  feed.start(cursor);
  await settle();
  const socket = Socket.all[Socket.all.length - 1]!;
  socket.onopen?.();
  socket.receive({});
  await settle();
  return socket;
}

test("start_Ticket_GoesInTheAddress", async () => assert.equal(String((await connect("1")).url), "wss://host/hubs/visitor?access_token=T"));

test("start_Cursor_IsResumed", async () => {
  const socket = await connect("5");
  assert.deepEqual(socket.sent[1], { type: 1, invocationId: "1", target: "resume", arguments: ["5"] });
});

test("receive_LiveEventOvertakesReplay_CursorWaitsForTheReplay", async () => {
  const socket = await connect("5");
  socket.event("9");
  assert.equal(feed.cursor, "5");
  socket.event("6");
  socket.resumed();
  await settle();
  assert.deepEqual([feed.cursor, events.map(event => event.cursor), feed.state], ["9", ["9", "6"], "live"]);
});

test("close_AfterEvents_ResumesFromTheLast", async () => {
  const socket = await connect("5");
  socket.resumed();
  await settle();
  socket.event("7");
  socket.close();
  assert.equal(feed.state, "off");
  feed.nudge();
  const next = await connect(feed.cursor);
  assert.deepEqual(next.sent[1]?.arguments, ["7"]);
});

test("close_FromServer_EndsTheConnection", async () => {
  const socket = await connect("5");
  socket.resumed();
  await settle();
  socket.receive({ type: 7 });
  assert.equal(feed.state, "off");
});
