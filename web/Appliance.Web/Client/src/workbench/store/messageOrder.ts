// Merging of messages by their gapless number, and how they are grouped for reading. Pure.
import type { Message } from "../../shared/wire.ts";

/** Known and incoming messages in order of `seq`, each once; the incoming one wins. Answers `known` itself when nothing changed. */
export function mergeMessages(known: readonly Message[], incoming: readonly Message[]): readonly Message[] {
  if (incoming.length === 0) return known;
  const last = known[known.length - 1];
  // By far the most frequent case: the next message of an open conversation.
  if (incoming.length === 1 && (!last || incoming[0]!.seq === last.seq + 1)) return [...known, incoming[0]!];
  const bySeq = new Map(known.map((message) => [message.seq, message]));
  for (const message of incoming) bySeq.set(message.seq, message);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

export interface Gap {
  /** The last number before the hole and the first one behind it. */
  after: number;
  before: number;
}

/** The first hole between what is loaded and `upTo`, the newest number known to exist. */
export function firstGap(messages: readonly Message[], upTo: number): Gap | null {
  for (let i = 1; i < messages.length; i++) {
    const [left, right] = [messages[i - 1]!.seq, messages[i]!.seq];
    if (right !== left + 1) return { after: left, before: right };
  }
  const last = messages[messages.length - 1]?.seq;
  return last !== undefined && last < upTo ? { after: last, before: upTo + 1 } : null;
}

/** The messages that lie without a hole behind the first one; what is beyond a hole is shown once it is filled. */
export function contiguous(messages: readonly Message[]): readonly Message[] {
  for (let i = 1; i < messages.length; i++) {
    if (messages[i]!.seq !== messages[i - 1]!.seq + 1) return messages.slice(0, i);
  }
  return messages;
}

const TOGETHER_MS = 120_000;

/** Whether `next` stands together with `previous`: same sender, within two minutes, same day, nothing between. */
export function standsTogether(previous: Message | undefined, next: Message): boolean {
  if (!previous || previous.from === "system" || next.from === "system" || previous.type === "event" || next.type === "event") return false;
  if (previous.from !== next.from || previous.agent?.id !== next.agent?.id || (previous.type === "note") !== (next.type === "note")) return false;
  const [a, b] = [new Date(previous.createdAt), new Date(next.createdAt)];
  return b.getTime() - a.getTime() < TOGETHER_MS && a.toDateString() === b.toDateString();
}

/** The first message of the customer behind the read mark, where the unread line stands. */
export function firstUnread(messages: readonly Message[], unread: number): number | null {
  for (let i = messages.length - 1, left = unread; i >= 0 && left > 0; i--) {
    if (messages[i]!.from !== "customer") continue;
    if (--left === 0) return messages[i]!.seq;
  }
  return null;
}
