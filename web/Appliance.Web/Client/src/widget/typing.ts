import type { Model } from "./model.ts";
import type { VisitorApi } from "./visitorApi.ts";

const OUT_MS = 3_000;
const IN_MS = 6_000;

/** Who is writing, both ways: told at most every three seconds, believed for six. */
export class Typing {
  private toldAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly model: Model, private readonly api: VisitorApi) {}

  tell(): void {
    const now = Date.now();
    if (this.model.conversation.value?.state !== "active" || now - this.toldAt < OUT_MS) return;
    this.toldAt = now;
    void this.api.typing().catch(() => undefined);
  }

  hear(data: Record<string, unknown>): void {
    if (data.from === "customer") return;
    clearTimeout(this.timer);
    this.model.typing.value = this.model.conversation.value?.agent?.name ?? "";
    this.timer = setTimeout(() => this.end(), IN_MS);
  }

  end(): void {
    clearTimeout(this.timer);
    this.model.typing.value = null;
  }
}
