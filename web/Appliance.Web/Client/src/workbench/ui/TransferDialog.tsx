import { useEffect, useRef, useState } from "preact/hooks";
import { strings } from "../i18n/strings.ts";
import { customerName } from "../store/actions.ts";
import type { AgentConversation } from "../store/agentWire.ts";
import { byAvailability } from "../store/directory.ts";
import { useTools } from "./context.ts";
import { closeOverlay } from "./overlays.ts";
import { useDelayed } from "./useDelayed.ts";

type Target = { kind: "agent" | "group"; id: number; name: string };

/** To whom, over the conversation itself: nothing of what was being read is covered for long. */
export function TransferDialog({ conversation }: { conversation: AgentConversation }) {
  const { workbench, actions } = useTools();
  const { directory } = workbench;
  const t = strings.value;
  const [kind, setKind] = useState<"agent" | "group">("agent");
  const [words, setWords] = useState("");
  const [target, setTarget] = useState<Target | null>(null);
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const late = useDelayed(directory.state.value === "loading", 150, 0);
  useEffect(() => {
    input.current?.focus();
    void directory.read();
  }, []);

  const wanted = words.trim().toLowerCase();
  const fits = (name: string) => name.toLowerCase().includes(wanted);
  const agents = directory.agents.value.filter((agent) => agent.id !== conversation.agent?.id && fits(`${agent.displayName} ${agent.login}`)).sort(byAvailability);
  const groups = directory.groups.value.filter((group) => fits(group.name));
  const hand = async () => {
    if (!target || busy) return;
    setBusy(true);
    const to = { ...(target.kind === "agent" ? { agentId: target.id } : { groupId: target.id }), ...(note.trim() ? { note: note.trim() } : {}) };
    if (await actions.transfer(conversation.id, to, target.name)) closeOverlay();
    else setBusy(false);
  };

  return (
    <div class="transfer floating" role="dialog" aria-label={t.transferTitle(customerName(conversation.customer))}>
      <div class="modes" role="tablist" aria-label={t.transfer}>
        <button type="button" role="tab" aria-selected={kind === "agent"} onClick={() => setKind("agent")}>{t.toAgent}</button>
        <button type="button" role="tab" aria-selected={kind === "group"} onClick={() => setKind("group")}>{t.toGroup}</button>
      </div>
      <input ref={input} type="text" class="input" value={words} placeholder={t.findAgent} aria-label={t.findAgent} onInput={(event) => setWords(event.currentTarget.value)} />
      <div class="transfer-list" role="radiogroup" aria-label={kind === "agent" ? t.toAgent : t.toGroup}>
        {directory.state.value === "forbidden" && <p class="hint transfer-empty">{t.directoryForbidden}</p>}
        {directory.state.value === "error" && <p class="hint transfer-empty">{t.directoryError} <button type="button" class="link" onClick={() => void directory.read()}>{t.retry}</button></p>}
        {late && <div class="log-skeleton"><span /><span /></div>}
        {directory.state.value === "ready" && (kind === "agent" ? agents : groups).length === 0 && <p class="hint transfer-empty">{t.noColleague}</p>}
        {kind === "agent"
          ? agents.map((agent) => (
              <Choice key={agent.id} checked={target?.kind === "agent" && target.id === agent.id} onChoose={() => setTarget({ kind: "agent", id: agent.id, name: agent.displayName })}>
                <span class={`dot dot-${agent.presence}`} /><span class="transfer-name">{agent.displayName}</span>
                <span class="hint">{t.presence[agent.presence]}{agent.presence === "online" && !agent.reception ? ` · ${t.receptionOffShort}` : ""}</span>
                {typeof agent.load === "number" && <span class="hint tabular" title={t.load}>{agent.capacity ? t.loadOf(agent.load, agent.capacity) : agent.load}</span>}
              </Choice>
            ))
          : groups.map((group) => (
              <Choice key={group.id} checked={target?.kind === "group" && target.id === group.id} onChoose={() => setTarget({ kind: "group", id: group.id, name: group.name })}>
                <span class="transfer-name">{group.name}</span>
                {group.agentIds && <span class="hint">{t.members(group.agentIds.length)}</span>}
              </Choice>
            ))}
      </div>
      <textarea class="input input-note" rows={2} maxLength={1000} value={note} placeholder={t.transferNote} aria-label={t.transferNote} onInput={(event) => setNote(event.currentTarget.value)} />
      <div class="transfer-foot">
        <button type="button" class="button" onClick={closeOverlay}>{t.cancel}</button>
        <button type="button" class="button button-primary" disabled={!target || busy} onClick={() => void hand()}>{t.confirmTransfer(target?.name ?? "")}</button>
      </div>
    </div>
  );
}

function Choice({ checked, onChoose, children }: { checked: boolean; onChoose(): void; children: preact.ComponentChildren }) {
  return <button type="button" role="radio" aria-checked={checked} class="transfer-choice" onClick={onChoose}>{children}</button>;
}
