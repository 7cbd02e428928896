// The transcript is the server's list: live events, answers to sends and pages of the list are merged into it by id, so that
// whatever arrives twice or late shows once and in its place. What is not yet stored stands below it, by clientId.
import type { DeliveryState, Message } from "../shared/wire.ts";

const RANK: Record<DeliveryState, number> = { queued: 0, failed: 1, sent: 2, delivered: 3, read: 4 };

/** `list` (ascending by id, each id once) with `incoming` laid over it. Marks never go back: an older answer may arrive after a newer event. */
export function merge(list: readonly Message[], incoming: readonly Message[]): Message[] {
  if (incoming.length === 0) return list as Message[];
  const byId = new Map(list.map(message => [message.id, message]));
  for (const message of incoming) {
    const known = byId.get(message.id);
    byId.set(message.id, known ? newer(known, message) : message);
  }
  return [...byId.values()].sort((a, b) => a.id - b.id);
}

function newer(known: Message, incoming: Message): Message {
  const delivery = RANK[incoming.delivery.state] >= RANK[known.delivery.state] ? incoming.delivery : known.delivery;
  return { ...incoming, delivery, recalledAt: incoming.recalledAt ?? known.recalledAt ?? null };
}

/** Marks the visitor's own messages up to `id` as read. */
export function markRead(list: readonly Message[], upTo: (message: Message) => boolean): Message[] {
  return list.map(message =>
    message.from === "customer" && message.delivery.state !== "read" && upTo(message)
      ? { ...message, delivery: { state: "read" as const } }
      : message);
}

/** Messages for the visitor with an id above `readId`. */
export function unreadCount(list: readonly Message[], readId: number): number {
  return list.filter(message => message.id > readId && (message.from === "agent" || message.from === "bot") && !message.recalledAt).length;
}

export interface Row<P> {
  key: string;
  /** Set on the first row of a day. */
  day: Date | null;
  /** First of a run: same sender, within two minutes. */
  head: boolean;
  message?: Message;
  pending?: P;
}

interface Waiting {
  clientId: string;
  at: number;
}

const RUN_MS = 120_000;

/** What is drawn, top to bottom. A pending send disappears the moment its message is in the list. */
export function rows<P extends Waiting>(list: readonly Message[], pending: readonly P[]): Row<P>[] {
  const stored = new Set(list.filter(message => message.from === "customer").map(message => message.clientId));
  const out: Row<P>[] = [];
  let day = "";
  let lastSender = "";
  let lastAt = 0;
  const add = (key: string, at: Date, sender: string, rest: Pick<Row<P>, "message" | "pending">) => {
    const thisDay = at.toDateString();
    const newDay = thisDay !== day;
    out.push({ key, day: newDay ? at : null, head: newDay || sender !== lastSender || at.getTime() - lastAt > RUN_MS, ...rest });
    [day, lastSender, lastAt] = [thisDay, sender, at.getTime()];
  };
  for (const message of list) {
    // The same key before and after it is stored: the bubble stays in place and only its mark changes.
    const key = message.from === "customer" ? message.clientId : `m${message.id}`;
    add(key, new Date(message.createdAt), message.type === "event" ? `event${message.id}` : `${message.from}${message.agent?.id ?? ""}`, { message });
  }
  for (const entry of pending) {
    if (!stored.has(entry.clientId)) add(entry.clientId, new Date(entry.at), "customer", { pending: entry });
  }
  return out;
}
