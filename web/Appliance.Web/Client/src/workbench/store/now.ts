import { signal } from "@preact/signals";

/** The time in milliseconds, once a second while somebody looks: waiting times count up from it. */
export const now = signal(Date.now());

setInterval(() => {
  if (document.visibilityState === "visible") now.value = Date.now();
}, 1000);
document.addEventListener("visibilitychange", () => (now.value = Date.now()));
