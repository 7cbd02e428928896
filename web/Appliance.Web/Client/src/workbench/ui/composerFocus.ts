import type { RefObject } from "preact";

/** The composer that is on the screen; keys go there from anywhere. */
export const composerText: { area: RefObject<HTMLTextAreaElement | null> | null } = { area: null };

export function focusComposer(): void {
  // After the mode has been drawn.
  setTimeout(() => composerText.area?.current?.focus());
}
