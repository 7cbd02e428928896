import { useEffect, useState } from "preact/hooks";
import { strings } from "../i18n/strings.ts";
import { fileSize } from "../../shared/time.ts";
import { toast } from "../store/toasts.ts";

export interface Attachment {
  key: number;
  file: File;
  type: "image" | "audio" | "video" | "file";
  preview?: string;
}

export interface Attachments {
  items: Attachment[];
  add(files: File[]): void;
  remove(key: number): void;
  /** Hands all of them over to be sent; the previews then belong to the outbox. */
  take(): Attachment[];
}

/** The server's limits for one file. */
const LARGEST = 100 * 1024 * 1024;
const LARGEST_IMAGE = 20 * 1024 * 1024;
const SHOWN = /^image\/(png|jpeg|gif|webp)$/;
let last = 0;

// Not lost when another conversation is opened meanwhile.
const kept = new Map<number, Attachment[]>();

export function useAttachments(conversationId: number): Attachments {
  const [items, setItems] = useState<Attachment[]>(() => kept.get(conversationId) ?? []);
  useEffect(() => {
    if (items.length) kept.set(conversationId, items);
    else kept.delete(conversationId);
  }, [items]);
  return {
    items,
    add(files) {
      const fitting = files.filter((file) => {
        const limit = SHOWN.test(file.type) ? LARGEST_IMAGE : LARGEST;
        if (file.size <= limit) return true;
        toast(strings.value.fileTooLarge(file.name, fileSize(limit)), { tone: "bad" });
        return false;
      });
      setItems((before) => [...before, ...fitting.map(toAttachment)]);
    },
    remove(key) {
      const gone = items.find((item) => item.key === key);
      if (gone?.preview) URL.revokeObjectURL(gone.preview);
      setItems((before) => before.filter((item) => item.key !== key));
    },
    take() {
      setItems([]);
      return items;
    },
  };
}

function toAttachment(file: File): Attachment {
  const image = SHOWN.test(file.type);
  const kind = file.type.startsWith("audio/") ? "audio" : file.type.startsWith("video/") ? "video" : "file";
  return { key: ++last, file, type: image ? "image" : kind, preview: image ? URL.createObjectURL(file) : undefined };
}
