import { clock } from "../../shared/time.ts";
import type { Message } from "../../shared/wire.ts";
import type { Entry } from "../outbox.ts";
import type { Row } from "../transcript.ts";
import { Content } from "./Content.tsx";
import { useParts } from "./context.ts";
import { Icon } from "./icons.tsx";
import { eventText } from "./inWords.ts";

export function Bubble({ row }: { row: Row<Entry> }) {
  const { model } = useParts();
  const t = model.texts.value;
  const { message, pending } = row;
  if (pending) {
    const lastOne = model.pending.value[model.pending.value.length - 1]?.clientId === pending.clientId;
    // Of many that wait the last says so in words, the others show the clock.
    if (!lastOne && !pending.refused && !pending.file) {
      return (
        <div class="line mine beside">
          <div class="bubble"><Content type={pending.type} content={pending.content} localKey={pending.clientId} /></div>
          <span class="mark" role="img" aria-label={t.waiting} title={t.waiting}><Icon name="clock" size={14} /></span>
        </div>
      );
    }
    return (
      <div class="line mine">
        <div class="bubble"><Content type={pending.type} content={pending.content} localKey={pending.clientId} /></div>
        <Pending entry={pending} />
      </div>
    );
  }
  if (!message) return null;
  if (message.type === "event") {
    const text = eventText(message.content, t);
    return text ? <p class="event">{text}</p> : null;
  }
  const mine = message.from === "customer";
  const at = new Date(message.createdAt);
  return (
    <div class={mine ? "line mine" : "line theirs"}>
      {row.head && !mine && <p class="name">{message.from === "agent" ? message.agent?.name || t.agent : t.robot}<time dateTime={message.createdAt}>{clock(at)}</time></p>}
      {message.recalledAt
        ? <p class="event">{t.recalled}</p>
        : <div class={`bubble ${message.type}`} title={clock(at)}>
            <span class="unseen">{`${mine ? t.you : message.agent?.name ?? t.agent} ${clock(at)} `}</span>
            <Content type={message.type} content={message.content} localKey={mine ? message.clientId : undefined} />
          </div>}
      {mine && <Mark message={message} last={model.messages.value} />}
    </div>
  );
}

/** The state stands under the newest message of each state only; the rest keep it for the screen reader's and the pointer's sake in the bubble's title. */
function Mark({ message, last }: { message: Message; last: Message[] }) {
  const { model } = useParts();
  const t = model.texts.value;
  const state = message.delivery.state;
  if (state === "failed") return <p class="mark bad"><Icon name="alert" size={14} />{t.failed}{message.delivery.reason ? ` · ${message.delivery.reason}` : ""}</p>;
  const newest = [...last].reverse().find(other => other.from === "customer" && other.delivery.state === state);
  if (newest?.id !== message.id) return null;
  const label = state === "read" ? t.read : state === "delivered" ? t.delivered : t.sent;
  return <p class="mark"><Icon name={state === "sent" || state === "queued" ? "check" : "checks"} size={14} />{label}</p>;
}

function Pending({ entry }: { entry: Entry }) {
  const { model, chat } = useParts();
  const t = model.texts.value;
  if (entry.refused) {
    return (
      <p class="mark bad" role="alert">
        <Icon name="alert" size={14} />{t.failed} · {entry.refused}
        <button type="button" class="link" onClick={() => chat.outbox.retry(entry.clientId)}>{t.resend}</button>
        <button type="button" class="link" onClick={() => chat.discard(entry.clientId)}>{t.discard}</button>
      </p>
    );
  }
  const share = model.progress.value[entry.clientId];
  const label = share !== undefined ? t.uploading(Math.round(share * 100)) : model.online.value ? t.sending : t.waiting;
  return (
    <p class="mark">
      <Icon name="clock" size={14} />{label}
      {share !== undefined && <progress max={1} value={share} aria-label={label} />}
      {entry.file && <button type="button" class="link" onClick={() => chat.discard(entry.clientId)}>{t.cancel}</button>}
    </p>
  );
}
