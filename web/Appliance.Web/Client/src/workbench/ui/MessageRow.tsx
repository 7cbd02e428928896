import { locale, strings } from "../i18n/strings.ts";
import { clock, moment } from "../../shared/time.ts";
import type { Message } from "../../shared/wire.ts";
import { customerName } from "../store/actions.ts";
import { now } from "../store/now.ts";
import { useTools } from "./context.ts";
import { Explanation } from "./Explanation.tsx";
import { Icon } from "./Icon.tsx";
import { memo } from "./memo.ts";
import { MessageBody } from "./MessageBody.tsx";
import { eventText } from "./words.ts";

interface Props {
  message: Message;
  /** Stands right under the former one of the same sender. */
  together: boolean;
  /** The last of those that stand together. */
  last: boolean;
}

export const MessageRow = memo(function MessageRow({ message, together, last }: Props) {
  const { workbench } = useTools();
  const t = strings.value;
  const at = new Date(message.createdAt);
  if (message.type === "event" || message.from === "system") return <EventRow message={message} />;
  const customer = workbench.index.peek(message.conversationId)?.customer;
  const isNote = message.type === "note";
  const side = message.from === "customer" ? "in" : "out";
  const who = message.from === "customer" ? (customer ? customerName(customer) : t.customer) : (message.agent?.name ?? (message.from === "bot" ? t.bot : t.system));
  // What a former holder of one's own account wrote is theirs.
  const held = message.agent?.heldUntil;
  const mine = message.agent?.id === workbench.agent.value.id && !held;
  const full = t.sentAt(who, moment(at, new Date(now.peek()), locale.value));
  return (
    <article class={`message message-${side}${isNote ? " message-note" : ""}${together ? " message-together" : ""}`} aria-label={full}>
      {!together && (isNote || message.automatic || (side === "out" && !mine)) && (
        <p class="message-who">
          {isNote && <Icon name="note" />}
          {isNote ? t.noteBy(who) : who}
          {message.automatic && <span class="hint"> · {t.automatic}</span>}
          {held && <span class="hint"> · {t.accountPassedOn(moment(new Date(held), new Date(now.peek()), locale.value))}</span>}
        </p>
      )}
      <div class="message-line">
        <div class={`bubble bubble-${message.type}`}>
          {message.recalledAt ? <span class="hint">{t.recalled}</span> : <MessageBody message={message} />}
        </div>
        <span class="message-meta">
          <time dateTime={message.createdAt} title={at.toLocaleString(locale.value)}>{clock(at)}</time>
          {side === "out" && !isNote && <DeliveryMark message={message} last={last} />}
        </span>
      </div>
    </article>
  );
});

function DeliveryMark({ message, last }: { message: Message; last: boolean }) {
  const { workbench, actions } = useTools();
  const t = strings.value;
  const { state, reasons } = message.delivery;
  const reason = reasons ? (locale.value === "en" ? reasons.en : reasons.zh) : message.delivery.reason;
  if (state === "failed") {
    const serving = workbench.index.peek(message.conversationId)?.agent?.id === workbench.agent.value.id;
    const mayResend = serving && message.from === "agent" && !message.recalledAt && workbench.may("conversations.send");
    return (
      <span class="delivery delivery-failed">
        <Icon name="alert" /><span>{reason ? t.failedBecause(reason) : t.delivery.failed}</span>
        {mayResend && <button type="button" class="link" onClick={() => void actions.resend(message.conversationId, message.id)}>{t.resend}</button>}
      </span>
    );
  }
  return <span class={`delivery${last ? "" : " delivery-quiet"}`}>{t.delivery[state]}</span>;
}

function EventRow({ message }: { message: Message }) {
  const t = strings.value;
  const { workbench } = useTools();
  const isEvent = message.type === "event";
  const text = isEvent ? eventText(message, workbench.names) : null;
  if (text === "") return null;
  const note = isEvent && typeof message.content.note === "string" ? message.content.note : "";
  return (
    <div class="event">
      <p class="event-text">
        {text ?? <MessageBody message={message} />}
        <time class="event-time" dateTime={message.createdAt}>{clock(new Date(message.createdAt))}</time>
      </p>
      {note && <p class="event-note"><Icon name="note" />{note}</p>}
      {isEvent && isRouted(message) && <Explanation conversationId={message.conversationId} at={message.createdAt} />}
      <span class="sr-only">{t.sentAt(t.system, message.createdAt)}</span>
    </div>
  );
}

/** What routing did, and not a person. */
function isRouted({ content }: Message): boolean {
  return (content.kind === "accepted" && content.reason === "automatic") || (content.kind === "queued" && content.reason !== "transferred");
}
