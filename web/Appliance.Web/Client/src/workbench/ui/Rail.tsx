import { strings } from "../i18n/strings.ts";
import type { Presence } from "../store/agentWire.ts";
import { useTools } from "./context.ts";
import { Icon, type IconName } from "./Icon.tsx";
import { overlay, toggleOverlay } from "./overlays.ts";

const PRESENCE: [Presence, IconName][] = [["online", "online"], ["away", "away"], ["offline", "power"]];

// Each opens one page of the settings.
const SETTINGS = [
  "agents.view", "groups.view", "departments.view", "roles.view", "widgets.view", "channels.view", "plugins.view", "apiTokens.edit", "system.view", "audit.view", "signIns.view", "alerts.view", "announcements.edit",
];

/** Where one can go, from home down, as on every page; at the foot oneself: presence and reception, one click each. */
export function Rail() {
  const { workbench } = useTools();
  const t = strings.value;
  const name = workbench.agent.value.displayName;
  return (
    <nav class="rail" aria-label={t.title}>
      <a class="rail-mark" href="/" aria-label={t.navHome} title={t.navHome}><Icon name="mark" /></a>
      <Place href="/workbench" icon="messages" label={t.navWorkbench} current />
      {workbench.may("reports.view") && <Place href="/reports" icon="reports" label={t.navReports} />}
      {mayAdminister(workbench) && <Place href="/settings" icon="settings" label={t.navSettings} />}
      <Place href="/help/workbench" icon="guide" label={t.navGuide} />
      <Bell />
      <div class="rail-foot"><PresenceSwitch /></div>
      <button type="button" class="rail-link rail-menu" aria-expanded={overlay.value === "menu"} onClick={() => toggleOverlay("menu")}>
        <span class="avatar-letter" aria-hidden="true">{[...name][0]?.toUpperCase() ?? "?"}</span><span class="rail-label">{name} · {t.menu}</span>
      </button>
    </nav>
  );
}

/** The way to the message centre, with how many are unread there. */
function Bell() {
  const { workbench } = useTools();
  const t = strings.value;
  const unread = workbench.unreadNotices.value;
  return (
    <a class="rail-link" href="/messages" aria-label={unread > 0 ? t.unreadMessages(unread) : undefined}>
      <Icon name="bell" />{unread > 0 && <span class="badge" aria-hidden="true">{unread > 99 ? "99+" : unread}</span>}<span class="rail-label">{t.navMessages}</span>
    </a>
  );
}

/** Whether there is a page of the settings that this agent may see. */
export function mayAdminister(workbench: { may(permission: string): boolean }) {
  return SETTINGS.some((permission) => workbench.may(permission));
}

function Place({ href, icon, label, current }: { href: string; icon: IconName; label: string; current?: boolean }) {
  return <a class="rail-link" href={href} aria-current={current ? "page" : undefined}><Icon name={icon} /><span class="rail-label">{label}</span></a>;
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
