import type { RefObject } from "preact";

/** The composer that is on the screen; keys go there from anywhere. */
export const composerText: { area: RefObject<HTMLTextAreaElement | null> | null; quiet: boolean } = { area: null, quiet: false };

/** The next conversation is opened without taking the focus: who walks with J and K must not begin to write with them. */
export function openQuietly(): void {
  composerText.quiet = true;
}

export function focusComposer(): void {
  // After the mode has been drawn.
  setTimeout(() => composerText.area?.current?.focus());
}
