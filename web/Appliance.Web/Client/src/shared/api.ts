// Calls to the JSON API: antiforgery header, problem details as a typed error, abort, upload with progress.

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly retryAfterSeconds: number | null = null,
    readonly errors: Record<string, string[]> = {},
  ) {
    super(title);
  }

  /** True where the same call may succeed later without being changed. */
  get transient(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

function xsrfToken(): string {
  const cookie = document.cookie.split("; ").find((pair) => pair.startsWith("XSRF-TOKEN="));
  return cookie ? decodeURIComponent(cookie.slice("XSRF-TOKEN=".length)) : "";
}

function toError(status: number, body: string, retryAfter: string | null): ApiError {
  let problem: { code?: string; detail?: string; title?: string; errors?: Record<string, string[]> } = {};
  try {
    problem = JSON.parse(body);
  } catch {
    // A proxy's own error page is not JSON; the status says enough.
  }
  const seconds = retryAfter === null ? null : Number(retryAfter);
  return new ApiError(
    status,
    problem.code ?? `http_${status}`,
    problem.detail ?? problem.title ?? `HTTP ${status}`,
    Number.isFinite(seconds) ? seconds : null,
    problem.errors ?? {},
  );
}

export interface CallOptions {
  signal?: AbortSignal;
  /** Given by programs and visitors; browsers of agents use the cookie. */
  bearer?: string;
  /** Milliseconds until the call counts as lost; 30,000 unless told. */
  timeout?: number;
  /** Goes on when the page is left meanwhile. */
  keepalive?: boolean;
}

/** Calls `path` (below the origin) and answers the parsed body; 204 answers undefined. Throws ApiError; status 0 = network. */
export async function call<T>(method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (options.bearer) headers["Authorization"] = `Bearer ${options.bearer}`;
  else if (method !== "GET") headers["X-XSRF-TOKEN"] = xsrfToken();

  const abort = new AbortController();
  const cancel = () => abort.abort();
  const timer = setTimeout(cancel, options.timeout ?? 30_000);
  options.signal?.addEventListener("abort", cancel);
  try {
    const response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: options.bearer ? "omit" : "same-origin",
      cache: "no-store",
      keepalive: options.keepalive,
      signal: abort.signal,
    });
    const text = await response.text();
    if (!response.ok) throw toError(response.status, text, response.headers.get("Retry-After"));
    return (text ? JSON.parse(text) : undefined) as T;
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw new ApiError(0, options.signal?.aborted ? "aborted" : "network", String(error));
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", cancel);
  }
}

/** Uploads one file (multipart field `file`); `progress` gets 0…1. XMLHttpRequest, because fetch tells no upload progress. */
export function upload<T>(path: string, file: Blob, name: string, progress: (share: number) => void, options: CallOptions = {}): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("Accept", "application/json");
    if (options.bearer) request.setRequestHeader("Authorization", `Bearer ${options.bearer}`);
    else request.setRequestHeader("X-XSRF-TOKEN", xsrfToken());
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as T);
      else reject(toError(request.status, request.responseText, request.getResponseHeader("Retry-After")));
    };
    request.onerror = () => reject(new ApiError(0, "network", "network"));
    request.onabort = () => reject(new ApiError(0, "aborted", "aborted"));
    options.signal?.addEventListener("abort", () => request.abort());
    const form = new FormData();
    form.append("file", file, name);
    request.send(form);
  });
}
