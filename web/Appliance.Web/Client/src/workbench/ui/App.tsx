import { strings } from "../i18n/strings.ts";
import { preferences } from "../store/preferences.ts";
import { useTools } from "./context.ts";
import { ConversationPane } from "./ConversationPane.tsx";
import { CustomerPanel } from "./CustomerPanel.tsx";
import { Help } from "./Help.tsx";
import { Icon, type IconName } from "./Icon.tsx";
import { Lists } from "./Lists.tsx";
import { Menu } from "./Menu.tsx";
import { overlay, toggleOverlay } from "./overlays.ts";
import { Rail } from "./Rail.tsx";
import { Toasts } from "./Toasts.tsx";
import { useDelayed } from "./useDelayed.ts";

export function App() {
  const { workbench } = useTools();
  const t = strings.value;
  const panel = preferences.value.panel && workbench.openConversation.value !== undefined;
  return (
    <div class={`workbench${panel ? " with-panel" : ""}${workbench.drawer.value ? " with-drawer" : ""}`} data-pane={workbench.pane.value}>
      <Bars />
      <Rail />
      <Lists />
      <ConversationPane />
      <div class="scrim" onClick={() => (workbench.drawer.value = false)} />
      <CustomerPanel />
      <BottomBar />
      {overlay.value === "menu" && <Menu />}
      {overlay.value === "help" && <Help />}
      <Toasts />
      {workbench.signedOut.value && (
        <div class="ended" role="alertdialog" aria-label={t.signedOut}>
          <div class="ended-box floating">
            <h2>{t.signedOut}</h2>
            <p>{t.signedOutHint}</p>
            <a class="button button-primary" href={`/sign-in?returnUrl=${encodeURIComponent(location.pathname + location.search)}`}>{t.signInAgain}</a>
          </div>
        </div>
      )}
    </div>
  );
}

/** What concerns the whole page: no network, off line by choice, lists not read. */
function Bars() {
  const { workbench, actions } = useTools();
  const t = strings.value;
  const link = workbench.link.value;
  const connecting = useDelayed(link === "connecting", 600, link);
  return (
    <div class="bars" role="status">
      {link === "offline" && <p class="bar bar-warn"><Icon name="unplugged" />{t.linkOffline}<button type="button" class="link" onClick={() => workbench.reconnect()}>{t.reconnectNow}</button></p>}
      {connecting && <p class="bar"><Icon name="refresh" />{t.linkConnecting}</p>}
      {workbench.listsError.value && <p class="bar bar-warn"><Icon name="alert" />{t.listError}<button type="button" class="link" onClick={() => void workbench.reset()}>{t.retry}</button></p>}
      {workbench.agent.value.presence === "offline" && link === "live" && (
        <p class="bar"><Icon name="power" />{t.youAreOffline}<button type="button" class="link" onClick={() => void actions.setPresence({ presence: "online" })}>{t.goOnline}</button></p>
      )}
    </div>
  );
}

/** On a phone: the lists, the tabs and oneself under the thumb. */
function BottomBar() {
  const { workbench, lists } = useTools();
  const t = strings.value;
  const tabs: ["inbox" | "recent" | "others", string, IconName][] = [["inbox", t.tabInbox, "messages"], ["recent", t.tabRecent, "history"]];
  if (workbench.may("conversations.takeOver")) tabs.push(["others", t.tabOthers, "users"]);
  const unread = workbench.index.unread.value;
  return (
    <nav class="bottom-bar" aria-label={t.conversations}>
      {tabs.map(([tab, label, icon]) => (
        <button key={tab} type="button" aria-current={lists.tab.value === tab ? "page" : undefined} onClick={() => { lists.show(tab); workbench.open(null); }}>
          <Icon name={icon} /><span>{label}</span>
          {tab === "inbox" && unread > 0 && <span class="badge">{unread > 99 ? "99+" : unread}</span>}
        </button>
      ))}
      <button type="button" class="rail-menu" aria-expanded={overlay.value === "menu"} onClick={() => toggleOverlay("menu")}><Icon name="userCircle" /><span>{t.me}</span><span class={`dot dot-${workbench.agent.value.presence}`} /></button>
    </nav>
  );
}
