// Where the frame keeps its token, its queue and what it showed last: its own storage where that lasts, else memory with a copy at the host page.

export interface Keep {
  /** False where a copy lies with the host page: only what must not be lost goes there. */
  readonly lasting: boolean;
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(prefix: string): string[];
  /** Told when another tab changed `key` (null: everything). */
  onChange(listener: (key: string | null) => void): void;
}

/** The frame's own localStorage under a prefix. A full storage falls back to memory for what did not fit. */
export class LocalKeep implements Keep {
  readonly lasting = true;
  private readonly overflow = new Map<string, string>();

  constructor(private readonly storage: Storage, private readonly prefix: string) {}

  get(key: string): string | null {
    return this.overflow.get(key) ?? this.storage.getItem(this.prefix + key);
  }

  set(key: string, value: string): void {
    try {
      this.storage.setItem(this.prefix + key, value);
      this.overflow.delete(key);
    } catch {
      this.overflow.set(key, value);
    }
  }

  remove(key: string): void {
    this.overflow.delete(key);
    this.storage.removeItem(this.prefix + key);
  }

  keys(prefix: string): string[] {
    const whole = this.prefix + prefix;
    const found = new Set([...this.overflow.keys()].filter(key => key.startsWith(prefix)));
    for (let i = 0; i < this.storage.length; i++) {
      const key = this.storage.key(i)!;
      if (key.startsWith(whole)) found.add(key.slice(this.prefix.length));
    }
    return [...found];
  }

  onChange(listener: (key: string | null) => void): void {
    addEventListener("storage", event => {
      if (event.storageArea !== this.storage) return;
      if (event.key === null) listener(null);
      else if (event.key.startsWith(this.prefix)) listener(event.key.slice(this.prefix.length));
    });
  }
}

/** Memory, filled from and mirrored to the host page. */
export class MirroredKeep implements Keep {
  readonly lasting = false;
  private readonly values: Map<string, string>;

  constructor(kept: Record<string, string>, private readonly mirror: (key: string, value: string | null) => void) {
    this.values = new Map(Object.entries(kept));
  }

  get(key: string): string | null {
    return this.values.get(key) ?? null;
  }

  set(key: string, value: string): void {
    this.values.set(key, value);
    this.mirror(key, value);
  }

  remove(key: string): void {
    if (this.values.delete(key)) this.mirror(key, null);
  }

  keys(prefix: string): string[] {
    return [...this.values.keys()].filter(key => key.startsWith(prefix));
  }

  onChange(): void {
    // Other tabs' copies reach this one through the server.
  }
}

export interface Surroundings {
  /** Throws where storage is blocked. */
  storage: () => Storage;
  prefix: string;
  /** The frame stands in a page of another site. */
  crossSite: boolean;
  /** `navigator.vendor`. */
  vendor: string;
  issued: boolean;
  kept: Record<string, string>;
  mirror: (key: string, value: string | null) => void;
}

/**
 * Own storage, unless it is blocked (it throws), is known to be thrown away with the session (WebKit's storage of third parties:
 * https://webkit.org/tracking-prevention/#partitioned-third-party-storage), or has shown it: a token was issued on this page before and is gone.
 */
export function chooseKeep(around: Surroundings): Keep {
  const mirrored = () => new MirroredKeep(around.kept, around.mirror);
  try {
    const storage = around.storage();
    const probe = around.prefix + "probe";
    storage.setItem(probe, "1");
    storage.removeItem(probe);
    const own = new LocalKeep(storage, around.prefix);
    if (!around.crossSite) return own;
    const shortLived = around.vendor.startsWith("Apple") || "token" in around.kept || (around.issued && own.get("token") === null);
    return shortLived ? mirrored() : own;
  } catch {
    return mirrored();
  }
}
