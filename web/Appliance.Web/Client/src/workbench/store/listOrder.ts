// Order of the lists, and what holds still while somebody points at one. Pure.
import type { Message } from "../../shared/wire.ts";
import type { AgentConversation } from "./agentWire.ts";

export type Section = "waiting" | "mine" | "others" | "recent";

export function sectionOf(conversation: AgentConversation, me: number): Section {
  if (conversation.state === "waiting") return "waiting";
  if (conversation.state === "closed") return "recent";
  return conversation.agent?.id === me ? "mine" : "others";
}

/** When the row last moved: what its list is ordered by. */
export function lastActivity(conversation: AgentConversation): string {
  return conversation.lastMessage?.createdAt ?? conversation.startedAt;
}

export const waitingSince = (conversation: AgentConversation): string => conversation.queuedAt ?? conversation.startedAt;

/** Who waits longest stands first. */
export function byWaiting(a: AgentConversation, b: AgentConversation): number {
  return waitingSince(a).localeCompare(waitingSince(b)) || a.id - b.id;
}

/** Newest first. */
export function byActivity(a: AgentConversation, b: AgentConversation): number {
  return lastActivity(b).localeCompare(lastActivity(a)) || b.id - a.id;
}

export interface HeldOrder {
  ids: number[];
  /** Rows that have left the list but keep their place. */
  gone: Set<number>;
  /** How many rows are new and wait behind the pill. */
  fresh: number;
}

/** The order to show while it is held: nothing moves, what is new is counted. `own` is what the agent just brought there: on top at once. */
export function holdOrder(shown: readonly number[], current: readonly number[], own: number | null = null): HeldOrder {
  const now = new Set(current);
  const ids = own !== null && now.has(own) && !shown.includes(own) ? [own, ...shown] : [...shown];
  const before = new Set(ids);
  return {
    ids,
    gone: new Set(shown.filter((id) => !now.has(id))),
    fresh: current.reduce((count, id) => count + (before.has(id) ? 0 : 1), 0),
  };
}

/**
 * What is known and what came in, made one. An answer to a call may be older than an event that overtook it: it must
 * not take back the last message.
 */
export function mergeConversation(known: AgentConversation | undefined, incoming: AgentConversation, live = true): AgentConversation {
  const incomingSeq = incoming.lastSeq ?? incoming.lastMessage?.seq ?? 0;
  if (!known) return { ...incoming, countedSeq: incomingSeq };
  const knownSeq = known.countedSeq ?? 0;
  // An answer that was on its way while events came is older than they are: every change of state writes a message.
  if (!live && incomingSeq < knownSeq) return { ...known, routing: incoming.routing ?? known.routing };
  const merged = {
    ...known,
    ...incoming,
    countedSeq: Math.max(knownSeq, incomingSeq),
    routing: incoming.routing ?? known.routing,
    queuePlace: incoming.queuePlace ?? (incoming.state === "waiting" ? known.queuePlace : null),
  };
  if (knownSeq > incomingSeq) {
    merged.lastMessage = known.lastMessage;
    merged.unread = known.unread;
    merged.awaitingReplySince = known.awaitingReplySince;
  }
  return merged;
}

/**
 * The row after a message came or changed: its last line, what is unread, since when the customer waits. Each message
 * counts once; an event is no message to the row, as in the server's own `lastMessage`.
 */
export function withMessage(known: AgentConversation, message: Message): AgentConversation {
  const counted = known.countedSeq ?? 0;
  if (message.type === "event") return message.seq > counted ? { ...known, countedSeq: message.seq } : known;
  const last = known.lastMessage;
  const isLast = !last || message.seq >= last.seq;
  if (message.seq <= counted) return isLast ? { ...known, lastMessage: message } : known;
  const fromCustomer = message.from === "customer";
  const answered = message.from === "agent" && message.type !== "note" && !message.automatic;
  return {
    ...known,
    countedSeq: message.seq,
    lastMessage: isLast ? message : last,
    unread: fromCustomer ? known.unread + 1 : known.unread,
    awaitingReplySince: answered ? null : fromCustomer ? (known.awaitingReplySince ?? message.createdAt) : known.awaitingReplySince,
  };
}

export function sameOrder(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

export type Urgency = "calm" | "soon" | "late";

/** Amber from 60 % of the limit, red past it. */
export function urgency(waitedMs: number, limitSeconds: number): Urgency {
  if (waitedMs > limitSeconds * 1000) return "late";
  return waitedMs >= limitSeconds * 600 ? "soon" : "calm";
}

/** How long a customer may wait for acceptance or an answer before it counts as late. */
export const WAIT_LIMIT_SECONDS = 180;
