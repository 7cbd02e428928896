// A thread as it is read: day lines, the unread line, messages that stand together. Pure.
import type { Message } from "../../shared/wire.ts";
import { standsTogether } from "./messageOrder.ts";

export type LogItem =
  | { kind: "day"; key: string; at: string }
  | { kind: "unread"; key: string }
  | { kind: "message"; key: string; message: Message; together: boolean; last: boolean };

export function logItems(messages: readonly Message[], unreadSeq: number | null): LogItem[] {
  const items: LogItem[] = [];
  let previous: Message | undefined;
  messages.forEach((message, index) => {
    const newDay = !previous || new Date(previous.createdAt).toDateString() !== new Date(message.createdAt).toDateString();
    if (newDay) items.push({ kind: "day", key: `day ${message.seq}`, at: message.createdAt });
    const unread = message.seq === unreadSeq;
    if (unread) items.push({ kind: "unread", key: "unread" });
    const next = messages[index + 1];
    items.push({
      kind: "message",
      key: `message ${message.seq}`,
      message,
      together: !newDay && !unread && standsTogether(previous, message),
      last: !next || next.seq === unreadSeq || !standsTogether(message, next),
    });
    previous = message;
  });
  return items;
}
