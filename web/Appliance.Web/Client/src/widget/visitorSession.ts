// Who this visitor is to the server: the session is made, renewed, given up for another person, and asked for what only it tells.
import { batch } from "@preact/signals";
import { ApiError } from "../shared/api.ts";
import { backoff } from "./backoff.ts";
import type { Keep } from "./keep.ts";
import type { Model } from "./model.ts";
import { parseOrNull } from "./parseOrNull.ts";
import type { PageInfo } from "./protocol.ts";
import { readSettings } from "./settings.ts";
import { subjectOf } from "./subject.ts";
import type { SessionAnswer, VisitorApi } from "./visitorApi.ts";

/** A token that is refused sooner than this after it was given must not turn into a storm of sessions. */
const STORM_MS = 5_000;

export interface SessionParts {
  model: Model;
  api: VisitorApi;
  keep: Keep;
  page: PageInfo;
  userToken: string | null;
  /** A session is about to be made: the live connection of the former one ends. */
  starting(): void;
  /** The server took us for somebody new: what was shown is not theirs. */
  replaced(): void;
  /** The page says that another person is here: what waits to be sent is not theirs either. */
  otherPerson(): void;
  /** There is a session; live events go on from `cursor`. */
  ready(cursor: string): Promise<void>;
}

export class VisitorSession {
  private page: PageInfo;
  private userToken: string | null;
  private starting = false;
  private startedAt = 0;
  private attempts = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly parts: SessionParts) {
    this.page = parts.page;
    this.userToken = parts.userToken;
    parts.api.onUnknown = () => {
      if (!this.starting && Date.now() - this.startedAt >= STORM_MS) void this.start();
    };
  }

  /** True when this browser has been here before, so that answers may be waiting. A former signed-in visitor waits for the page's word first. */
  get known(): boolean {
    const { keep } = this.parts;
    return this.userToken !== null || (keep.get("token") !== null && keep.get("sub") === null);
  }

  /** True when whom the page names is whom this browser keeps things of. */
  get samePerson(): boolean {
    return this.parts.keep.get("sub") === subjectOf(this.userToken);
  }

  /** Makes or renews the session. Safe to call at any time. */
  async start(): Promise<void> {
    const { model, api, keep } = this.parts;
    if (this.starting) return;
    this.starting = true;
    this.startedAt = Date.now();
    clearTimeout(this.timer);
    this.parts.starting();
    if (model.phase.value !== "ready") model.phase.value = "starting";
    try {
      this.changePerson();
      const answer = await this.ask();
      const former = keep.get("token");
      if (former !== null && former !== answer.token) this.parts.replaced();
      api.token = answer.token;
      keep.set("token", answer.token);
      this.attempts = 0;
      this.apply(answer);
      model.phase.value = "ready";
      await this.parts.ready(answer.cursor);
    } catch (error) {
      const gone = error instanceof ApiError && (error.status === 404 || error.status === 403);
      if (gone) model.phase.value = "unavailable";
      else this.timer = setTimeout(() => void this.start(), backoff(++this.attempts));
    } finally {
      this.starting = false;
    }
  }

  identify(userToken: string | null): void {
    const same = subjectOf(userToken) === subjectOf(this.userToken) && this.parts.model.phase.value === "ready";
    this.userToken = userToken;
    if (same || (userToken === null && this.parts.model.phase.value === "idle")) return;
    void this.start();
  }

  visit(page: PageInfo): void {
    this.page = page;
    if (this.parts.model.phase.value === "ready") void this.parts.api.pageView(page).catch(() => undefined);
  }

  /** Session data once more: place in the queue, state after a reset or a spell of polling. */
  async refresh(): Promise<void> {
    try {
      this.apply(await this.ask());
    } catch {
      // The next round asks again.
    }
  }

  /** What this browser keeps from last time. */
  restore(): void {
    const { model, keep, api } = this.parts;
    api.token = keep.get("token");
    model.ratedId.value = Number(keep.get("rated") ?? 0);
    model.settings.value = readSettings(parseOrNull(keep.get("settings")), model.settings.value);
  }

  forget(): void {
    const { model, keep } = this.parts;
    keep.remove("rated");
    model.conversation.value = null;
    model.last.value = null;
    model.ratedId.value = 0;
  }

  private ask(): Promise<SessionAnswer> {
    const { api, keep, model } = this.parts;
    const token = keep.get("token");
    return api.session({
      ...(token ? { token } : {}),
      ...(this.userToken ? { userToken: this.userToken } : {}),
      ...(this.page.url ? { page: this.page } : {}),
      locale: model.locale.value,
    });
  }

  private apply(answer: SessionAnswer): void {
    const { model, keep } = this.parts;
    batch(() => {
      model.settings.value = readSettings(answer.settings, model.settings.value);
      model.last.value = answer.lastConversation ?? null;
      if (answer.conversation) model.conversation.value = answer.conversation;
      else if (model.conversation.value && model.conversation.value.state !== "closed") model.conversation.value = null;
    });
    keep.set("settings", JSON.stringify(model.settings.value));
  }

  private changePerson(): void {
    const { keep, api } = this.parts;
    if (this.samePerson) return;
    if (keep.get("sub") !== null) {
      this.parts.otherPerson();
      keep.remove("token");
      api.token = null;
    }
    const subject = subjectOf(this.userToken);
    if (subject === null) keep.remove("sub");
    else keep.set("sub", subject);
  }
}
