// Things of the store in words of the chosen language.
import { locale, strings } from "../i18n/strings.ts";
import type { Message } from "../../shared/wire.ts";
import type { IconName } from "./Icon.tsx";

export function channelName(channel: string): string {
  return strings.value.channels[channel] ?? channel;
}

export function channelIcon(channel: string): IconName {
  if (channel === "web") return "world";
  if (channel === "api") return "webhook";
  if (channel.includes("mail")) return "mail";
  if (channel.includes("wechat") || channel.includes("wecom")) return "wechat";
  if (channel.includes("sms")) return "mobile";
  if (channel.includes("phone") || channel.includes("sip")) return "phone";
  return "message";
}

/** One line of a message: its text, or its kind as a word. */
export function oneLine(message: Message): string {
  const t = strings.value;
  if (message.recalledAt) return t.recalled;
  const { content } = message;
  if (message.type === "text") return content.text ?? "";
  if (message.type === "note") return `${t.kinds.note} ${content.text ?? ""}`;
  if (message.type === "event") return eventText(message);
  const kind = t.kinds[message.type] ?? t.kinds.unsupported!;
  const more = content.fallbackText ?? content.title ?? content.subject ?? content.text ?? (message.type === "file" ? content.name : undefined);
  return more ? `${kind} ${more}` : kind;
}

interface NamedLike {
  name?: string;
}

function nameIn(content: Message["content"], ...keys: string[]): string {
  for (const key of keys) {
    const value = content[key];
    if (typeof value === "string" && value) return value;
    if (typeof value === "object" && value !== null && (value as NamedLike).name) return (value as NamedLike).name!;
  }
  return "";
}

/** What happened, in a sentence. */
export function eventText(message: Message): string {
  const t = strings.value;
  const { content } = message;
  const agent = nameIn(content, "agent", "agentName", "by") || message.agent?.name || "";
  const group = nameIn(content, "group", "groupName", "toGroup");
  switch (content.kind) {
    case "assigned":
      return t.eventAssigned(agent || t.someone);
    case "accepted":
      return t.eventAccepted(agent || t.someone);
    case "transferred":
      return t.eventTransferred(nameIn(content, "from", "by") || message.agent?.name || "", nameIn(content, "to", "toAgent", "toGroup", "group", "agent") || t.someone);
    case "taken_over":
    case "takenOver":
      return t.eventTakenOver(agent || t.someone);
    case "closed":
      return t.eventClosed(agent);
    case "reopened":
      return t.eventReopened(agent);
    case "queued":
      return t.eventQueued(group);
    case "requeued":
    case "returned":
      return t.eventRequeued(group);
    case "rated":
      return typeof content.score === "number" ? t.eventRated(content.score) : t.events.rated!;
    default:
      return content.fallbackText ?? t.events[content.kind ?? ""] ?? content.kind ?? t.kinds.event!;
  }
}

export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([locale.value], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
