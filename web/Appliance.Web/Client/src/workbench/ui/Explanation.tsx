import { useId, useState } from "preact/hooks";
import { strings } from "../i18n/strings.ts";
import type { RoutingDecision } from "../store/agentWire.ts";
import { decisionAt } from "../store/routing.ts";
import { useTools } from "./context.ts";
import { Icon } from "./Icon.tsx";

/** "Why ▸": opens in place the decision that belongs to this moment. */
export function Explanation({ conversationId, at }: { conversationId: number; at: string }) {
  const { workbench } = useTools();
  const [open, setOpen] = useState(false);
  const id = useId();
  const t = strings.value;
  const conversation = workbench.index.get(conversationId)?.value;
  const toggle = () => {
    setOpen(!open);
    if (!open && !decisionAt(conversation?.routing ?? [], at)) workbench.readConversation(conversationId).catch(() => undefined);
  };
  const decision = open ? decisionAt(conversation?.routing ?? [], at) : undefined;
  return (
    <div class="why">
      <button type="button" class="link" aria-expanded={open} aria-controls={id} onClick={toggle}>{t.why} <Icon name={open ? "down" : "right"} /></button>
      {open && <div id={id} class="why-box">{decision ? <Decision decision={decision} /> : <p class="hint">{t.routingNone}</p>}</div>}
    </div>
  );
}

function Decision({ decision }: { decision: RoutingDecision }) {
  const t = strings.value;
  return (
    <>
      <p>
        <span class="strong">{t.routingOutcome[decision.outcome] ?? decision.outcome}{decision.agent ? ` ${decision.agent.name}` : ""}</span>
        {decision.group && <span class="hint"> · {decision.group.name}</span>}
        {decision.strategy && <span class="hint"> · {t.byStrategy(t.strategies[decision.strategy] ?? decision.strategy)}</span>}
      </p>
      {decision.strategyFault && <p class="warn">{t.strategyFault(decision.strategyFault)}</p>}
      {decision.candidates.length > 0 && (
        <table>
          <thead><tr><th scope="col">{t.candidate}</th><th scope="col" class="number">{t.load}</th><th scope="col" class="number">{t.score}</th><th /></tr></thead>
          <tbody>
            {decision.candidates.map((candidate) => (
              <tr key={candidate.agent.id} class={candidate.agent.id === decision.agent?.id ? "strong" : ""}>
                <td>{candidate.agent.name}</td>
                <td class="number">{t.loadOf(candidate.load, candidate.capacity)}</td>
                <td class="number">{Math.round(candidate.score * 100) / 100}</td>
                <td>{[candidate.agent.id === decision.agent?.id ? t.chosen : "", candidate.reason ? (t.routingReasons[candidate.reason] ?? candidate.reason) : ""].filter(Boolean).join(" · ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {decision.skipped.length > 0 && (
        <p class="hint">{t.whyNot}: {decision.skipped.map((skip) => `${skip.agent.name} ${t.routingSkipped[skip.why] ?? skip.why}`).join(" · ")}</p>
      )}
    </>
  );
}
