import { useEffect, useRef } from "preact/hooks";
import { call } from "../../shared/api.ts";
import { strings } from "../i18n/strings.ts";
import { type Preferences, prefer, preferences } from "../store/preferences.ts";
import { toast } from "../store/toasts.ts";
import { useTools } from "./context.ts";
import { Icon } from "./Icon.tsx";
import { closeOverlay, openOverlay } from "./overlays.ts";
import { mayAdminister, PresenceSwitch } from "./Rail.tsx";

/** One's own choices on this device. */
export function Menu() {
  const { workbench } = useTools();
  const t = strings.value;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>("select, input, button")?.focus();
    const outside = (event: PointerEvent) => {
      const target = event.target as Element;
      if (!box.current?.contains(target) && !target.closest(".rail-menu, .bottom-bar")) closeOverlay();
    };
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, []);
  const { agent } = workbench;
  const toggleDesktop = async (on: boolean) => {
    if (on && !(await workbench.notices.allowDesktop())) {
      prefer({ desktop: false });
      toast(t.desktopDenied, { tone: "bad" });
    } else prefer({ desktop: on });
  };
  const signOut = async () => {
    workbench.drafts.flush();
    // The page says how many conversations would be left behind.
    const open = await call<{ items: unknown[] }>("GET", "/api/v1/conversations?state=active&assignee=me&limit=1").catch(() => ({ items: [] }));
    if (open.items.length > 0) return location.assign("/sign-out");
    await call("POST", "/api/v1/auth/sign-out").catch(() => undefined);
    location.assign("/sign-in");
  };
  return (
    <div class="menu floating" role="dialog" aria-label={t.menu} ref={box}>
      <p class="menu-who"><strong>{agent.value.displayName}</strong><span class="hint">{agent.value.login}</span></p>
      <div class="menu-presence"><PresenceSwitch /></div>
      <Choice label={t.language_} value={preferences.value.locale} options={[["auto", t.auto], ["zh-CN", "简体中文"], ["en", "English"]]} onChange={(locale) => prefer({ locale: locale as Preferences["locale"] })} />
      <Choice label={t.theme} value={preferences.value.theme} options={[["system", t.themeSystem], ["light", t.themeLight], ["dark", t.themeDark]]} onChange={(theme) => prefer({ theme: theme as Preferences["theme"] })} />
      <Choice label={t.sendKey} value={preferences.value.sendKey} options={[["enter", t.sendEnter], ["ctrlEnter", t.sendCtrlEnter]]} onChange={(sendKey) => prefer({ sendKey: sendKey as Preferences["sendKey"] })} />
      <fieldset>
        <legend>{t.notices}</legend>
        <Check label={t.sound} checked={preferences.value.sound} onChange={(sound) => { prefer({ sound }); if (sound) workbench.notices.beep(); }} />
        <Check label={t.desktop} checked={preferences.value.desktop} onChange={(on) => void toggleDesktop(on)} />
        <Check label={t.noticeText} checked={preferences.value.noticeText} disabled={!preferences.value.desktop} onChange={(noticeText) => prefer({ noticeText })} />
      </fieldset>
      <nav class="menu-foot menu-places" aria-label={t.navigation}>
        <a class="menu-item" href="/"><Icon name="mark" />{t.navHome}</a>
        <a class="menu-item" href="/messages"><Icon name="bell" />{workbench.unreadNotices.value > 0 ? t.unreadMessages(workbench.unreadNotices.value) : t.navMessages}</a>
        <a class="menu-item" href="/help"><Icon name="guide" />{t.navGuide}</a>
        {workbench.may("reports.view") && <a class="menu-item" href="/reports"><Icon name="reports" />{t.navReports}</a>}
        {mayAdminister(workbench) && <a class="menu-item" href="/settings"><Icon name="settings" />{t.navSettings}</a>}
      </nav>
      <div class="menu-foot">
        <a class="menu-item" href="/me"><Icon name="userCircle" />{t.myAccount}</a>
        <button type="button" class="menu-item" onClick={() => openOverlay("help")}><Icon name="keyboard" />{t.help}<kbd>?</kbd></button>
        <button type="button" class="menu-item" onClick={() => void signOut()}><Icon name="logout" />{t.signOut}</button>
      </div>
    </div>
  );
}

function Choice({ label, value, options, onChange }: { label: string; value: string; options: [string, string][]; onChange(value: string): void }) {
  return (
    <label class="choice">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([key, text]) => <option key={key} value={key}>{text}</option>)}
      </select>
    </label>
  );
}

function Check({ label, checked, disabled, onChange }: { label: string; checked: boolean; disabled?: boolean; onChange(on: boolean): void }) {
  return (
    <label class={`check${disabled ? " check-off" : ""}`}>
      <input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
