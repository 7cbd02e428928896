// What floats above the page: at most one at a time; Escape closes it.
import { signal } from "@preact/signals";

export type Overlay = "help" | "menu" | "transfer" | "emoji" | null;

export const overlay = signal<Overlay>(null);

let returnTo: HTMLElement | null = null;

export function openOverlay(which: Exclude<Overlay, null>): void {
  returnTo = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  overlay.value = which;
}

export function closeOverlay(): void {
  overlay.value = null;
  if (returnTo?.isConnected) returnTo.focus();
  returnTo = null;
}

export function toggleOverlay(which: Exclude<Overlay, null>): void {
  if (overlay.value === which) closeOverlay();
  else openOverlay(which);
}
