import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

const FOCUSABLE = "a[href],button:not([disabled]),input:not([disabled]),textarea,audio[controls],video[controls],[tabindex='0']";

/** Keeps Tab inside `root` while `on`: full screen hides the page behind, so the focus must not wander into it. */
export function useFocusTrap(root: RefObject<HTMLElement | null>, on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const trap = (event: KeyboardEvent) => {
      if (event.key !== "Tab" || !root.current) return;
      const all = [...root.current.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(element => element.offsetParent !== null && !element.hidden);
      const first = all[0];
      const last = all[all.length - 1];
      const now = document.activeElement;
      if (event.shiftKey ? now === first : now === last) {
        event.preventDefault();
        (event.shiftKey ? last : first)?.focus();
      }
    };
    addEventListener("keydown", trap);
    return () => removeEventListener("keydown", trap);
  }, [on]);
}
