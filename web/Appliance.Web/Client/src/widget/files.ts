// Which files may be sent, and where they wait: in IndexedDB, so that they survive a reload, else in memory.

/** Endings that no customer service should receive; the server decides by content, this only saves the visitor the upload. */
const REFUSED = /\.(exe|msi|bat|cmd|com|scr|ps1|vbs|js|jar|apk|dmg|sh|html?|svg)$/i;

export type FileRefusal = "empty" | "tooLarge" | "kind";

export type FileKind = "image" | "audio" | "video" | "file";

export function refusalOf(file: { name: string; size: number; type: string }, maxBytes: Record<FileKind, number>): FileRefusal | null {
  if (file.size === 0) return "empty";
  if (file.size > maxBytes[messageType(file.type)]) return "tooLarge";
  return REFUSED.test(file.name) ? "kind" : null;
}

/** The message type that a file becomes. */
export function messageType(contentType: string): FileKind {
  if (/^image\/(png|jpeg|gif|webp)$/.test(contentType)) return "image";
  if (contentType.startsWith("audio/")) return "audio";
  if (contentType.startsWith("video/")) return "video";
  return "file";
}

export class FileShelf {
  private readonly memory = new Map<string, Blob>();
  private database: Promise<IDBDatabase | null> | undefined;

  async put(key: string, blob: Blob): Promise<void> {
    this.memory.set(key, blob);
    await this.run("readwrite", store => store.put(blob, key));
  }

  /** In memory at once, for the preview of what has just been chosen. */
  held(key: string): Blob | null {
    return this.memory.get(key) ?? null;
  }

  async get(key: string): Promise<Blob | null> {
    return this.memory.get(key) ?? (((await this.run("readonly", store => store.get(key))) as Blob | undefined) ?? null);
  }

  /** The bytes may go; the preview of this page keeps them until it is closed. */
  async forget(key: string): Promise<void> {
    await this.run("readwrite", store => store.delete(key));
  }

  private async run(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
    const database = await (this.database ??= open());
    if (!database) return undefined;
    return new Promise(resolve => {
      try {
        const request = work(database.transaction("files", mode).objectStore("files"));
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => resolve(undefined);
      } catch {
        resolve(undefined);
      }
    });
  }
}

/** Null where IndexedDB is blocked (private windows, third-party frames). */
function open(): Promise<IDBDatabase | null> {
  return new Promise(resolve => {
    try {
      const request = indexedDB.open("appliance-widget", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("files");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
}
