import { strings } from "../i18n/strings.ts";
import type { Presence } from "../store/agentWire.ts";
import { useTools } from "./context.ts";
import { Icon, type IconName } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";
import { overlay, toggleOverlay } from "./overlays.ts";

const PRESENCE: [Presence, IconName][] = [["online", "online"], ["away", "away"], ["offline", "power"]];

/** Where one can go at the top; at the foot oneself: presence and reception, one click each. */
export function Rail() {
  const { workbench } = useTools();
  const t = strings.value;
  const mayAdminister = ["agents.view", "groups.view", "widgets.view", "plugins.view", "system.view"].some((permission) => workbench.may(permission));
  return (
    <nav class="rail" aria-label={t.title}>
      <a class="rail-link" href="/workbench" aria-current="page" aria-label={t.navWorkbench} title={t.navWorkbench}><Icon name="messages" /></a>
      {workbench.may("reports.view") && <a class="rail-link" href="/reports" aria-label={t.navReports} title={t.navReports}><Icon name="reports" /></a>}
      {mayAdminister && <a class="rail-link" href="/settings" aria-label={t.navSettings} title={t.navSettings}><Icon name="settings" /></a>}
      <span class="rail-space" />
      <PresenceSwitch />
      <IconButton icon="userCircle" label={`${workbench.agent.value.displayName} · ${t.menu}`} class="rail-menu" expanded={overlay.value === "menu"} onClick={() => toggleOverlay("menu")} />
    </nav>
  );
}

export function PresenceSwitch() {
  const { workbench, actions } = useTools();
  const t = strings.value;
  const { presence, reception } = workbench.agent.value;
  return (
    <div class="presence">
      <div class="presence-states" role="radiogroup" aria-label={t.presenceGroup}>
        {PRESENCE.map(([state, icon]) => (
          <button
            key={state}
            type="button"
            role="radio"
            class={`presence-state presence-${state}`}
            aria-checked={presence === state}
            aria-label={t.presence[state]}
            title={t.presence[state]}
            onClick={() => void actions.setPresence({ presence: state })}
          >
            <Icon name={icon} />
          </button>
        ))}
      </div>
      <button
        type="button"
        role="switch"
        class="reception"
        aria-checked={reception}
        aria-label={t.receptionLabel}
        title={reception ? t.receptionOn : t.receptionOff}
        onClick={() => void actions.setPresence({ reception: !reception })}
      >
        <Icon name={reception ? "headset" : "headsetOff"} />
      </button>
    </div>
  );
}
