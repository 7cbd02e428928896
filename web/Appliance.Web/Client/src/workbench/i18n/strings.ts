import { computed, signal } from "@preact/signals";
import type { Locale } from "../../shared/time.ts";
import { preferences } from "../store/preferences.ts";
import { en } from "./en.ts";
import { type Strings, zh } from "./zh.ts";

// The server drew the page in the account's language, or in the browser's.
const pageLanguage = document.documentElement.lang || navigator.language;

/** The language of the signed-in agent's account, when it says one. */
export const accountLocale = signal<string | null>(null);

export const locale = computed<Locale>(() => {
  const chosen = preferences.value.locale;
  if (chosen !== "auto") return chosen;
  return (accountLocale.value ?? pageLanguage).toLowerCase().startsWith("zh") ? "zh-CN" : "en";
});

export const strings = computed<Strings>(() => (locale.value === "en" ? en : zh));
