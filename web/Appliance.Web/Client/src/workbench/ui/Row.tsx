import { locale, strings } from "../i18n/strings.ts";
import { moment } from "../../shared/time.ts";
import { customerName } from "../store/actions.ts";
import type { AgentConversation } from "../store/agentWire.ts";
import { lastActivity, type Section, waitingSince } from "../store/listOrder.ts";
import { now } from "../store/now.ts";
import { Avatar } from "./Avatar.tsx";
import { useTools } from "./context.ts";
import { Waiting } from "./Waiting.tsx";
import { oneLine, sourceName } from "./words.ts";

/** One conversation in a list: 60 px, whoever draws it. */
export function Row({ id, section, gone }: { id: number; section: Section | "found"; gone: boolean }) {
  const { workbench, actions } = useTools();
  const conversation = workbench.index.get(id)?.value;
  const t = strings.value;
  if (!conversation) return <div class="row row-gone">{t.gone}</div>;
  const name = customerName(conversation.customer);
  const open = workbench.openId.value === id;
  const unread = section === "mine" ? workbench.unreadOf(conversation) : 0;
  const mayAccept = conversation.state === "waiting" && workbench.may("conversations.accept");
  return (
    <div class={`row${open ? " row-open" : ""}${gone ? " row-gone" : ""}${unread > 0 ? " row-unread" : ""}`} data-id={id}>
      <button type="button" class="row-main" aria-current={open ? "true" : undefined} onClick={() => workbench.open(id, "push")}>
        <Avatar name={name} image={conversation.customer.avatar} channel={conversation.channel} source={sourceName(conversation)} />
        <span class="row-text">
          <span class="row-top">
            <span class="row-name" title={name}>{name}</span>
            {(conversation.priority === "high" || conversation.priority === "urgent") && <span class="priority">{t.priority[conversation.priority]}</span>}
            {conversation.customer.tags?.slice(0, 3).map((tag) => <span key={tag} class="tag-dot" title={tag}><span class="sr-only">{tag}</span></span>)}
          </span>
          <LastLine conversation={conversation} />
        </span>
        <span class="row-side">
          <Side conversation={conversation} unread={unread} />
          {unread > 0 && <span class="badge" aria-label={t.unreadCount(String(unread))}>{unread > 99 ? "99+" : unread}</span>}
          {gone && <span class="hint">{t.gone}</span>}
        </span>
      </button>
      {mayAccept && !gone && (
        <button type="button" class="row-accept" aria-label={t.acceptName(name)} onClick={() => void actions.accept(id)}>{t.accept}</button>
      )}
    </div>
  );
}

function Side({ conversation, unread }: { conversation: AgentConversation; unread: number }) {
  if (conversation.state === "waiting") return <Waiting since={waitingSince(conversation)} kind="waited" />;
  if (conversation.state === "active" && conversation.awaitingReplySince) return <Waiting since={conversation.awaitingReplySince} kind="awaiting" />;
  // The hour changes with the day only; the clock is read once a draw.
  return <span class={unread > 0 ? "row-time strong" : "row-time"}>{moment(new Date(lastActivity(conversation)), new Date(now.peek()), locale.value)}</span>;
}

function LastLine({ conversation }: { conversation: AgentConversation }) {
  const { workbench } = useTools();
  const t = strings.value;
  const draft = workbench.drafts.of(conversation.id).value;
  const written = draft.reply || draft.note;
  if (written && workbench.openId.value !== conversation.id) return <span class="row-last"><span class="draft">{t.draft}</span> {written}</span>;
  const last = conversation.lastMessage;
  if (!last) return <span class="row-last">{conversation.group?.name ?? ""}</span>;
  const from = last.from === "agent" && last.type !== "note" ? t.said(last.agent?.id === workbench.agent.value.id && !last.agent.heldUntil ? t.you : (last.agent?.name ?? t.someone)) : "";
  return <span class="row-last">{from}{oneLine(last)}</span>;
}
