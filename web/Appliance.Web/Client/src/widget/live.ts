// One live connection that mends itself: ticket, connect, resume after the last event seen, and again after every break.
import { backoff } from "./backoff.ts";
import { openHub, type Hub } from "./hub.ts";
import type { LiveEvent } from "../shared/wire.ts";

export type LiveState = "off" | "connecting" | "live";

export interface LiveOptions {
  /** "/hubs/agent" or "/hubs/visitor". */
  path: string;
  /** A ticket for each connection, or null where the session cookie opens it. */
  ticket(): Promise<string | null>;
  onEvent(event: LiveEvent): void;
  onState?(state: LiveState): void;
  /** After every connect, when `resume` has been answered: say what to watch, read the lists where wanted. */
  onLive?(hub: Hub): void | Promise<void>;
}

export class LiveFeed {
  private hub: Hub | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private attempt = 0;
  private running = false;
  private generation = 0;

  /** Cursor of the last event seen, or the one that came with the lists. */
  cursor: string | null = null;
  state: LiveState = "off";

  constructor(private readonly options: LiveOptions) {
    addEventListener("online", () => this.nudge());
    addEventListener("offline", () => this.drop());
    addEventListener("pageshow", () => this.nudge());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.nudge(); });
  }

  /** Tries that have failed in a row. */
  get failures(): number {
    return this.attempt;
  }

  start(cursor: string | null): void {
    this.cursor = cursor;
    if (this.running) return;
    this.running = true;
    void this.connect();
  }

  stop(): void {
    this.running = false;
    clearTimeout(this.timer);
    this.drop();
  }

  /** Connects now instead of waiting; a connection that slept with the machine is replaced. */
  nudge(): void {
    if (!this.running) return;
    if (this.hub && this.hub.silence() > 20_000) this.drop();
    if (this.state === "off") {
      clearTimeout(this.timer);
      this.attempt = 0;
      void this.connect();
    }
  }

  invoke(target: string, ...args: unknown[]): Promise<unknown> {
    return this.hub ? this.hub.invoke(target, ...args) : Promise.reject(new Error("not connected"));
  }

  private async connect(): Promise<void> {
    const generation = ++this.generation;
    this.setState("connecting");
    try {
      const ticket = await this.options.ticket();
      if (generation !== this.generation) return;
      const from = this.cursor;
      let seen = from;
      let caughtUp = from === null;
      const hub = await openHub(this.options.path, ticket, {
        onInvocation: (target, args) => {
          if (target !== "event" || generation !== this.generation) return;
          const event = args[0] as LiveEvent;
          if (event.cursor && (seen === null || event.cursor > seen)) seen = event.cursor;
          // Until the replay has ended a live event may overtake it: moving the cursor then would open a gap at the next break.
          if (caughtUp) this.cursor = seen;
          this.options.onEvent(event);
        },
        onClose: () => { if (generation === this.generation) this.lost(); },
      });
      if (generation !== this.generation) return hub.close();
      this.hub = hub;
      if (from !== null) await hub.invoke("resume", from);
      if (generation !== this.generation) return;
      caughtUp = true;
      this.cursor = seen;
      this.attempt = 0;
      this.setState("live");
      await this.options.onLive?.(hub);
    } catch {
      if (generation === this.generation) this.lost();
    }
  }

  private drop(): void {
    this.generation++;
    this.lost();
  }

  private lost(): void {
    const hub = this.hub;
    this.hub = null;
    this.generation++;
    hub?.close();
    this.setState("off");
    clearTimeout(this.timer);
    if (!this.running) return;
    this.attempt++;
    // Off line the browser says when it is worth trying again; the slow try is for browsers that are wrong about it.
    this.timer = setTimeout(() => void this.connect(), navigator.onLine ? backoff(this.attempt, 500) : 30_000);
  }

  private setState(state: LiveState): void {
    if (this.state === state) return;
    this.state = state;
    this.options.onState?.(state);
  }
}
