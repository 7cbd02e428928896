// What one person chose on this device; kept in localStorage, equal in all tabs.
import { effect, signal } from "@preact/signals";
import type { Locale } from "../../shared/time.ts";

export interface Preferences {
  locale: Locale | "auto";
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
    return { ...defaults, ...JSON.parse(localStorage.getItem(KEY) ?? "{}") };
  } catch {
    return { ...defaults };
  }
}

export const preferences = signal<Preferences>(load());

export function prefer(change: Partial<Preferences>): void {
  preferences.value = { ...preferences.value, ...change };
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
