// The frame's end of the talk with the host page. Stands alone (full page) when there is no host.
import { isEnvelope, MARK, type ToFrame, type ToHost } from "./protocol.ts";

export class Bridge {
  /** The host page's origin, once it has greeted us. */
  private origin: string | null = null;

  readonly embedded = window.parent !== window;

  /** `allowed`: origins whose pages may carry the widget; empty for every page. The browser holds it too, by `frame-ancestors`. */
  constructor(private readonly allowed: readonly string[], onMessage: (message: ToFrame) => void) {
    if (!this.embedded) return;
    addEventListener("message", event => {
      if (event.source !== window.parent || !isEnvelope(event.data) || !this.trusts(event.origin)) return;
      if (this.origin === null && event.data.type === "hello") this.origin = event.origin;
      if (event.origin === this.origin) onMessage(event.data as unknown as ToFrame);
    });
    // Says nothing but that we are here; who answers has to pass the check above before hearing more.
    window.parent.postMessage({ mark: MARK, type: "ready" }, "*");
  }

  get crossSite(): boolean {
    return this.origin !== null && this.origin !== location.origin;
  }

  tell(message: ToHost): void {
    if (this.origin !== null) window.parent.postMessage({ mark: MARK, ...message }, this.origin);
  }

  private trusts(origin: string): boolean {
    return this.allowed.length === 0 || origin === location.origin || this.allowed.includes(origin);
  }
}
