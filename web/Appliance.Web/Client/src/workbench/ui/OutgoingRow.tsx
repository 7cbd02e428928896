import { strings } from "../i18n/strings.ts";
import { fileSize } from "../../shared/time.ts";
import type { Outgoing } from "../store/outbox.ts";
import { useTools } from "./context.ts";
import { Icon } from "./Icon.tsx";

/** A message on its way: there at once, with its state; what failed says why and can be sent again. */
export function OutgoingRow({ item }: { item: Outgoing }) {
  const { workbench } = useTools();
  const t = strings.value;
  const failed = item.state === "failed";
  return (
    <article class={`message message-out${item.type === "note" ? " message-note" : ""}`}>
      <div class="message-line">
        <div class={`bubble bubble-${item.type} bubble-pending`}>
          {item.preview ? <img class="picture" src={item.preview} alt={item.content.name ?? ""} /> : item.content.text ?? <span class="file"><Icon name="file" />{item.content.name} <span class="hint">{fileSize(item.content.size ?? 0)}</span></span>}
          {item.progress !== undefined && <progress max={1} value={item.progress} aria-label={t.uploading(Math.round(item.progress * 100))} />}
        </div>
        <span class="message-meta message-meta-shown">
          {failed ? (
            <span class="delivery delivery-failed">
              <Icon name="alert" />
              <span>{item.reason ? t.failedBecause(item.reason) : t.delivery.failed}</span>
              <button type="button" class="link" onClick={() => workbench.outbox.retry(item.conversationId, item.clientId)}>{t.resend}</button>
              <button type="button" class="link" onClick={() => workbench.outbox.discard(item.conversationId, item.clientId)}>{t.discard}</button>
            </span>
          ) : (
            <span class="delivery"><Icon name="clock" />{item.progress !== undefined && item.progress < 1 ? t.uploading(Math.round(item.progress * 100)) : t.delivery.sending}</span>
          )}
        </span>
      </div>
    </article>
  );
}
