import type { Message } from "../../shared/wire.ts";
import type { Texts } from "../texts.ts";

/** A message as one line of plain words. */
export function inWords(message: Message, t: Texts): string {
  const who = message.from === "agent" ? `${message.agent?.name ?? t.agent}: ` : "";
  const { content } = message;
  if (message.recalledAt) return t.recalled;
  if (message.type === "event") return eventText(content, t) ?? "";
  const kinds: Record<string, string> = { image: t.image, file: t.file, audio: t.audio, video: t.video, location: t.location };
  return who + (content.text ?? kinds[message.type] ?? content.fallbackText ?? content.title ?? t.unsupported);
}

/** What an event says to the visitor; null for one that says nothing to them. */
export function eventText(content: Message["content"], t: Texts): string | null {
  const agent = content.agent as { name?: string } | undefined;
  const name = typeof content.agentName === "string" ? content.agentName : agent?.name ?? "";
  switch (content.kind) {
    case "accepted":
    case "assigned":
    case "taken_over": return t.accepted(name);
    case "transferred": return t.transferred(name);
    case "closed": return t.closed;
    case "reopened": return t.reopened;
    case "returned": return t.returned;
    default: return content.fallbackText ?? null;
  }
}
