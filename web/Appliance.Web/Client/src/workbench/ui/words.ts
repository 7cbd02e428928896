// Things of the store in words of the chosen language.
import { locale, strings } from "../i18n/strings.ts";
import type { Message } from "../../shared/wire.ts";
import type { IconName } from "./Icon.tsx";

export function channelName(channel: string): string {
  return strings.value.channels[channel] ?? channel;
}

/** By which agents know where a conversation comes from: the account's name. */
export function sourceName(conversation: { channel: string; channelName?: string | null }): string {
  return conversation.channelName || channelName(conversation.channel);
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
  const kind = t.kinds[message.type] ?? t.kinds.unsupported!;
  const more = content.fallbackText ?? content.title ?? content.subject ?? content.text ?? (message.type === "file" ? content.name : undefined);
  return more ? `${kind} ${more}` : kind;
}

/** What the words need to know beyond the message: names stand in no event. */
export interface Names {
  agent(id: unknown): string;
  group(id: unknown): string;
}

/** What happened, in a sentence; empty where the line before says it. */
export function eventText(message: Message, names: Names): string {
  const t = strings.value;
  const { kind, reason, agent, agentId, byAgentId, groupId, score, fallbackText } = message.content;
  const who = (agent as { name?: string } | undefined)?.name ?? names.agent(agentId);
  switch (kind) {
    case "accepted":
      return reason === "reopened" ? "" : (t.acceptedBecause[String(reason)] ?? t.acceptedBecause.accepted!)(who || t.someone);
    case "transferred":
      return t.eventTransferred(names.agent(byAgentId) || t.someone);
    case "queued":
      return (t.queuedBecause[String(reason)] ?? t.queuedBecause.transferred!)(names.group(groupId));
    case "closed":
      return t.closedBecause[String(reason)] ?? t.closedBecause.other!;
    case "reopened":
      return t.eventReopened(who || t.someone);
    case "rated":
      return typeof score === "number" ? t.eventRated(score) : t.kinds.rating!;
    default:
      return fallbackText ?? kind ?? t.kinds.event!;
  }
}

export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([locale.value], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
