// The visitor's part of the API, as this visitor.
import { ApiError, call, upload } from "../shared/api.ts";
import type { Conversation, Message, Page, StoredFile } from "../shared/wire.ts";
import type { PageInfo } from "./protocol.ts";

export interface SessionRequest {
  token?: string;
  userToken?: string;
  page?: PageInfo;
  locale?: string;
}

export interface SessionAnswer {
  token: string;
  customer: { id: number; name: string | null };
  conversation: Conversation | null;
  /** While none is open: the one that ended lately and was served by a person. */
  lastConversation?: { id: number; closedAt: string; rated: boolean } | null;
  settings: unknown;
  cursor: string;
}

export interface Rating {
  score: number;
  tags?: string[];
  solved?: boolean;
  comment?: string;
}

export class VisitorApi {
  token: string | null = null;
  /** Called when the server no longer knows the token. */
  onUnknown: () => void = () => undefined;

  constructor(private readonly key: string) {}

  session(body: SessionRequest): Promise<SessionAnswer> {
    return call("POST", `/api/v1/widgets/${encodeURIComponent(this.key)}/session`, body, { timeout: 15_000 });
  }

  messages(query: { after?: number; before?: number; limit: number }): Promise<Page<Message>> {
    return this.as("GET", `messages?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))}`);
  }

  send(clientId: string, type: string, content: Record<string, unknown>): Promise<Message> {
    return this.as("POST", "messages", { clientId, type, content });
  }

  async upload(file: Blob, name: string, progress: (share: number) => void, signal: AbortSignal): Promise<StoredFile> {
    return this.watch(upload<StoredFile>("/api/v1/visitor/files", file, name, progress, { bearer: this.token ?? "", signal }));
  }

  typing(): Promise<void> {
    return this.as("POST", "typing");
  }

  read(messageId: number): Promise<void> {
    return this.as("POST", "read", { messageId });
  }

  rate(rating: Rating): Promise<void> {
    return this.as("POST", "rating", rating);
  }

  leaveMessage(body: { name?: string; contact: string; text: string }): Promise<void> {
    return this.as("POST", "leave-message", body);
  }

  close(): Promise<void> {
    return this.as("POST", "close");
  }

  pageView(page: PageInfo): Promise<void> {
    return this.as("POST", "page-views", page);
  }

  async ticket(): Promise<string> {
    return (await this.as<{ ticket: string }>("POST", "hub-ticket")).ticket;
  }

  /** The bytes of a file in the transcript: an address in an <img> could not carry the token. */
  async file(id: number): Promise<Blob> {
    const response = await fetch(`/api/v1/files/${id}`, { headers: { Authorization: `Bearer ${this.token}` }, credentials: "omit" });
    if (!response.ok) throw new ApiError(response.status, `http_${response.status}`, "");
    return response.blob();
  }

  private as<T>(method: string, path: string, body?: unknown): Promise<T> {
    return this.watch(call<T>(method, `/api/v1/visitor/${path}`, body, { bearer: this.token ?? "", timeout: 15_000 }));
  }

  private async watch<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) this.onUnknown();
      throw error;
    }
  }
}
