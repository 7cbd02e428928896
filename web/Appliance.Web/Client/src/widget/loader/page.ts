import { luminance } from "../../shared/colour.ts";
import type { Insets, PageInfo } from "../protocol.ts";

export function pageInfo(): PageInfo {
  return { url: location.href, title: document.title, referrer: document.referrer };
}

/** Calls `visit` when the page changes its address without loading: back, forward, and, where the browser tells, every other way. */
export function watchPage(visit: () => void): void {
  let last = location.href;
  const look = () => {
    if (location.href === last) return;
    last = location.href;
    // The page sets its title after the address.
    setTimeout(visit, 500);
  };
  addEventListener("popstate", look);
  addEventListener("hashchange", look);
  (window as { navigation?: EventTarget }).navigation?.addEventListener("navigatesuccess", look);
}

/** Dark only where the host page itself is drawn dark: a dark panel on a white shop looks broken. */
export function isDark(): boolean {
  for (const element of [document.body, document.documentElement]) {
    const [r = 0, g = 0, b = 0, alpha = 1] = (getComputedStyle(element).backgroundColor.match(/[\d.]+/g) ?? ["0", "0", "0", "0"]).map(Number);
    if (alpha > 0.5) return luminance([r, g, b]) < 0.18;
  }
  // No ground of its own: the browser's, which is dark where the page allows it and the system asks for it.
  const schemes = getComputedStyle(document.documentElement).colorScheme
    + (document.querySelector<HTMLMetaElement>('meta[name="color-scheme"]')?.content ?? "");
  return schemes.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches;
}

/** env() is zero inside a frame, so it is measured here. */
export function insetsOf(probe: HTMLElement): Insets {
  const { paddingTop, paddingRight, paddingBottom, paddingLeft } = getComputedStyle(probe);
  return { top: parseFloat(paddingTop) || 0, right: parseFloat(paddingRight) || 0, bottom: parseFloat(paddingBottom) || 0, left: parseFloat(paddingLeft) || 0 };
}
