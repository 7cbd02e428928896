// What the host page's own storage keeps for the widget: the last look, whether a token was issued, and the frame's copy where it asked for one.
import type { Look } from "../protocol.ts";

interface Kept {
  look?: Look;
  issued?: boolean;
  gone?: boolean;
  frame?: Record<string, string>;
}

export class HostMemory {
  private readonly name: string;

  constructor(key: string) {
    this.name = `appliance:${key}`;
  }

  /** Read anew each time: another tab may have written. */
  read(): Kept {
    try {
      return (JSON.parse(localStorage.getItem(this.name) ?? "{}") as Kept | null) ?? {};
    } catch {
      return {};
    }
  }

  write(change: (kept: Kept) => void): void {
    const kept = this.read();
    change(kept);
    try {
      localStorage.setItem(this.name, JSON.stringify(kept));
    } catch {
      // Blocked or full: the widget works on without a memory here.
    }
  }

  keep(key: string, value: string | null): void {
    this.write(kept => {
      const frame = (kept.frame ??= {});
      if (value === null) delete frame[key];
      else frame[key] = value;
    });
  }
}
