// What one person chose on this device; kept in localStorage, equal in all tabs.
import { effect, signal } from "@preact/signals";
import type { Locale } from "../../shared/time.ts";

export interface Preferences {
  locale: Locale | "auto";
  /** Kept in a cookie, as the server's pages have the same choice. */
  theme: "system" | "light" | "dark";
  sendKey: "enter" | "ctrlEnter";
  sound: boolean;
  desktop: boolean;
  /** Show name and text in desktop notices; off, because screens are shared. */
  noticeText: boolean;
  panel: boolean;
  collapsed: string[];
}

const KEY = "workbench.preferences";
const defaults: Preferences = {
  locale: "auto",
  theme: "system",
  sendKey: "enter",
  sound: true,
  desktop: false,
  noticeText: false,
  panel: true,
  collapsed: [],
};

function load(): Preferences {
  try {
    return { ...defaults, ...JSON.parse(localStorage.getItem(KEY) ?? "{}"), theme: themeOfPage() };
  } catch {
    return { ...defaults, theme: themeOfPage() };
  }
}

function themeOfPage(): Preferences["theme"] {
  const theme = /(?:^|; )theme=(light|dark)(?:;|$)/.exec(document.cookie)?.[1];
  return (theme as Preferences["theme"] | undefined) ?? "system";
}

function remember(cookie: string, value: string | null): void {
  document.cookie = `${cookie}=${value ?? ""}; path=/; max-age=${value ? 365 * 86_400 : 0}; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
}

export const preferences = signal<Preferences>(load());

export function prefer(change: Partial<Preferences>): void {
  preferences.value = { ...preferences.value, ...change };
  if (change.theme) remember("theme", change.theme === "system" ? null : change.theme);
  if (change.locale) remember("lang", change.locale === "auto" ? null : change.locale);
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences.value));
  } catch {
    // A full or forbidden storage: the choice holds until the tab closes.
  }
}

addEventListener("storage", (event) => {
  if (event.key === KEY) preferences.value = load();
});

effect(() => {
  const { theme } = preferences.value;
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
});
