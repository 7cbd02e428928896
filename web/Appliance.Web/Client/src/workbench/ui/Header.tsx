import { locale, strings } from "../i18n/strings.ts";
import { moment } from "../../shared/time.ts";
import { customerName } from "../store/actions.ts";
import type { AgentConversation } from "../store/agentWire.ts";
import { waitingSince } from "../store/listOrder.ts";
import { now } from "../store/now.ts";
import { prefer, preferences } from "../store/preferences.ts";
import { useTools } from "./context.ts";
import { Icon, type IconName } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";
import { overlay, toggleOverlay } from "./overlays.ts";
import { Waiting } from "./Waiting.tsx";
import { sourceName } from "./words.ts";

/** Whom the conversation is with, where it stands, what can be done with it. */
export function Header({ conversation }: { conversation: AgentConversation }) {
  const { workbench, actions } = useTools();
  const t = strings.value;
  const { id, state } = conversation;
  const mine = conversation.agent?.id === workbench.agent.value.id;
  const serving = state === "active" && mine;
  const name = customerName(conversation.customer);
  const may = (permission: string) => workbench.may(`conversations.${permission}`);
  const showPanel = () => {
    if (matchMedia("(max-width: 699px)").matches) workbench.pane.value = "customer";
    else if (matchMedia("(max-width: 1199px)").matches) workbench.drawer.value = !workbench.drawer.value;
    else prefer({ panel: !preferences.value.panel });
  };
  return (
    <header class="conversation-head">
      <IconButton icon="left" label={t.back} class="only-phone" onClick={() => workbench.open(null)} />
      <div class="conversation-title">
        <h1 title={name}>{name}</h1>
        <p class="hint">
          <span>{sourceName(conversation)}</span>
          <Standing conversation={conversation} mine={mine} />
        </p>
      </div>
      <div class="conversation-actions">
        {state === "waiting" && may("accept") && <Act icon="check" label={t.accept} keys="A" primary onClick={() => actions.accept(id)} />}
        {state === "active" && !mine && may("takeOver") && <Act icon="takeOver" label={t.takeOver} onClick={() => actions.takeOver(id)} />}
        {(serving || (state === "active" && may("takeOver"))) && may("transfer") && <Act icon="transfer" label={t.transfer} keys="T" expanded={overlay.value === "transfer"} onClick={() => toggleOverlay("transfer")} />}
        {serving && may("close") && <Act icon="check" label={t.close} keys="Ctrl Shift E" onClick={() => actions.close(id)} />}
        {state === "closed" && may("send") && <Act icon="refresh" label={t.reopen} onClick={() => actions.reopen(id)} />}
        <IconButton icon="panel" label={t.customerPanel} onClick={showPanel} />
      </div>
    </header>
  );
}

function Standing({ conversation, mine }: { conversation: AgentConversation; mine: boolean }) {
  const t = strings.value;
  const time = (iso: string) => moment(new Date(iso), new Date(now.peek()), locale.value);
  if (conversation.state === "waiting") {
    return (
      <>
        <span class="strong">{t.stateWaiting}</span>
        <Waiting since={waitingSince(conversation)} kind="waited" />
        {conversation.group && <span>{t.inGroup(conversation.group.name)}</span>}
        {conversation.queuePlace ? <span>{t.place(conversation.queuePlace)}</span> : null}
      </>
    );
  }
  return (
    <>
      {conversation.state === "closed" && <span class="strong">{t.stateClosed}</span>}
      {conversation.agent && !mine && <span>{t.servedBy(conversation.agent.name)}</span>}
      {conversation.state === "closed" && conversation.closedAt ? <span>{t.closedAt(time(conversation.closedAt))}</span> : conversation.acceptedAt && <span>{t.acceptedAt(time(conversation.acceptedAt))}</span>}
    </>
  );
}

function Act({ icon, label, keys, primary, expanded, onClick }: { icon: IconName; label: string; keys?: string; primary?: boolean; expanded?: boolean; onClick(): unknown }) {
  return (
    <button type="button" class={primary ? "button button-primary" : "button"} aria-expanded={expanded} title={keys ? `${label}  ${keys}` : label} onClick={() => void onClick()}>
      <Icon name={icon} /><span>{label}</span>
    </button>
  );
}
