import { signal } from "@preact/signals";

export interface Toast {
  id: number;
  text: string;
  tone: "plain" | "bad";
  action?: { label: string; run(): void };
}

let last = 0;
export const toasts = signal<Toast[]>([]);

/** Shows a line for 6 s; with an action it is the undo of what was just done. */
export function toast(text: string, options: { tone?: Toast["tone"]; action?: Toast["action"] } = {}): void {
  const id = ++last;
  toasts.value = [...toasts.value.slice(-2), { id, text, tone: options.tone ?? "plain", action: options.action }];
  setTimeout(() => dismiss(id), 6000);
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((one) => one.id !== id);
}
