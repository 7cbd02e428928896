import { ApiError } from "../shared/api.ts";
import type { FileShelf } from "./files.ts";
import type { Model } from "./model.ts";
import type { Entry } from "./outbox.ts";
import type { VisitorApi } from "./visitorApi.ts";

/** Brings the files of the queue to the server, showing how far each is; one can be called off. */
export class Uploads {
  private readonly running = new Map<string, AbortController>();

  constructor(private readonly model: Model, private readonly api: VisitorApi, private readonly shelf: FileShelf) {}

  /** Stores the entry's file and answers its content for the message. */
  async store(entry: Entry): Promise<Record<string, unknown>> {
    const { clientId, file } = entry;
    const blob = await this.shelf.get(clientId);
    if (!blob) throw new ApiError(410, "file_gone", this.model.texts.value.reselect);
    const abort = new AbortController();
    this.running.set(clientId, abort);
    const show = (share: number) => { this.model.progress.value = { ...this.model.progress.value, [clientId]: share }; };
    try {
      const stored = await this.api.upload(blob, file!.name, show, abort.signal);
      void this.shelf.forget(clientId);
      return { fileId: stored.id, name: stored.name, size: stored.size, contentType: stored.contentType };
    } finally {
      this.running.delete(clientId);
      const { [clientId]: _, ...rest } = this.model.progress.value;
      this.model.progress.value = rest;
    }
  }

  cancel(clientId: string): void {
    this.running.get(clientId)?.abort();
  }
}
