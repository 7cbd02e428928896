// One hub connection that survives sleep and network loss: after every (re)connect it resumes from the last cursor seen.
import { type HubConnection, HubConnectionBuilder, HubConnectionState, LogLevel } from "@microsoft/signalr";
import type { LiveEvent } from "./wire.ts";

export type LinkState = "connecting" | "live" | "offline";

export interface LinkOptions {
  url: string;
  /** A ticket for each connection; without it the cookie speaks. */
  ticket?: () => Promise<string>;
  /** Where to go on from; null = from now on. */
  cursor: string | null;
  onEvent(event: LiveEvent): void;
  onState(state: LinkState): void;
  /** After each successful resume. */
  onResumed?(): void;
}

/** Waits between tries: quick at first, then at most 15 s, spread so that a restarted server is not stampeded. */
export function retryDelay(attempt: number, random: () => number = Math.random): number {
  const base = Math.min(15_000, 500 * 2 ** Math.min(attempt, 6));
  return Math.round(base * (0.5 + random() / 2));
}

export class Link {
  #hub: HubConnection;
  #cursor: string | null;
  // Until resume has answered, a break would lose what lies between: the cursor moves only afterwards.
  #resuming = false;
  #pending: string | null = null;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  #running = false;

  constructor(private readonly options: LinkOptions) {
    this.#cursor = options.cursor;
    this.#hub = new HubConnectionBuilder()
      .withUrl(options.url, options.ticket ? { accessTokenFactory: options.ticket } : {})
      .configureLogging(LogLevel.None)
      .build();
    this.#hub.serverTimeoutInMilliseconds = 20_000;
    this.#hub.keepAliveIntervalInMilliseconds = 7_000;
    this.#hub.on("event", (event: LiveEvent) => this.#receive(event));
    // The on-boarding check asks whether what is sent arrives.
    this.#hub.on("check", () => true);
    this.#hub.onclose(() => this.#lost());
    addEventListener("online", this.#wake);
    document.addEventListener("visibilitychange", this.#wake);
  }

  get cursor(): string | null {
    return this.#cursor;
  }

  /** Goes on from another place: after a `reset`, when the lists have been read again. */
  async resumeFrom(cursor: string): Promise<void> {
    this.#cursor = cursor;
    if (this.#hub.state !== HubConnectionState.Connected) return;
    this.#resuming = true;
    this.#pending = null;
    try {
      await this.#hub.invoke("resume", cursor);
      this.#resuming = false;
      if (this.#pending !== null) this.#advance(this.#pending);
    } catch {
      await this.#hub.stop();
    }
  }

  start(): void {
    this.#stopped = false;
    void this.#connect();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    removeEventListener("online", this.#wake);
    document.removeEventListener("visibilitychange", this.#wake);
    await this.#hub.stop();
  }

  /** Calls a hub method when connected; what it says is said again after the next reconnect by `onResumed`. */
  tell(method: string, ...args: unknown[]): void {
    if (this.#hub.state === HubConnectionState.Connected) void this.#hub.send(method, ...args).catch(() => undefined);
  }

  /** Tries now instead of when the timer ends; does nothing when connected. */
  connectNow(): void {
    if (this.#stopped || this.#hub.state !== HubConnectionState.Disconnected) return;
    clearTimeout(this.#timer);
    void this.#connect();
  }

  // Coming back from sleep or with a network again.
  #wake = (): void => {
    if (document.visibilityState !== "hidden") this.connectNow();
  };

  async #connect(): Promise<void> {
    if (this.#running || this.#stopped) return;
    this.#running = true;
    this.options.onState("connecting");
    try {
      this.#resuming = true;
      this.#pending = null;
      await this.#hub.start();
      if (this.#cursor !== null) await this.#hub.invoke("resume", this.#cursor);
      this.#resuming = false;
      if (this.#pending !== null) this.#advance(this.#pending);
      this.#attempt = 0;
      this.#running = false;
      this.options.onState("live");
      this.options.onResumed?.();
    } catch {
      this.#running = false;
      // A half-open connection that did not resume is of no use; onclose schedules the next try when there was one.
      if (this.#hub.state === HubConnectionState.Disconnected) this.#lost();
      else await this.#hub.stop();
    }
  }

  #lost(): void {
    if (this.#stopped) return;
    this.options.onState("offline");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#connect(), retryDelay(this.#attempt++));
  }

  #receive(event: LiveEvent): void {
    if (event.cursor) {
      if (this.#resuming) this.#pending = this.#pending !== null && this.#pending > event.cursor ? this.#pending : event.cursor;
      else this.#advance(event.cursor);
    }
    this.options.onEvent(event);
  }

  #advance(cursor: string): void {
    if (this.#cursor === null || cursor > this.#cursor) this.#cursor = cursor;
  }
}
