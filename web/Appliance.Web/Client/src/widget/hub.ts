// SignalR's JSON protocol over a WebSocket, client side, as far as the widget needs it: handshake, invocations, completions,
// pings, close. @microsoft/signalr brings transports that the widget replaces by reading the list: 14.3 KB gzipped against 1.2 KB here.
// https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md

const END = "\u001e";
const PING_MS = 15_000;
const SILENCE_MS = 35_000;

export interface HubHandlers {
  onInvocation(target: string, args: unknown[]): void;
  onClose(): void;
}

export interface Hub {
  /** Calls a method of the hub and waits for its result; fails when the connection ends first. */
  invoke(target: string, ...args: unknown[]): Promise<unknown>;
  /** Milliseconds since the server was last heard. */
  silence(): number;
  close(): void;
}

interface Frame {
  type: number;
  target?: string;
  arguments?: unknown[];
  invocationId?: string;
  result?: unknown;
  error?: string;
}

/** Splits what came into whole frames; the rest waits for the next piece. */
export function splitFrames(text: string): string[] {
  return text.split(END).filter(part => part.length > 0);
}

/** Connects without negotiation; resolves after the handshake. `path` is absolute on this origin, `ticket` goes as SignalR's `access_token`. */
export function openHub(path: string, ticket: string | null, handlers: HubHandlers): Promise<Hub> {
  const url = new URL(path, location.href);
  url.protocol = url.protocol === "http:" ? "ws:" : "wss:";
  if (ticket) url.searchParams.set("access_token", ticket);

  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    const pending = new Map<string, { resolve(value: unknown): void; reject(error: Error): void }>();
    let heard = Date.now();
    let nextId = 1;
    let open = false;
    let over = false;
    const send = (frame: object) => socket.send(JSON.stringify(frame) + END);

    const beat = setInterval(() => {
      if (Date.now() - heard > SILENCE_MS) end();
      else if (open) send({ type: 6 });
    }, PING_MS);
    const handshakeTimer = setTimeout(() => { if (!open) end(); }, 10_000);

    function end(): void {
      if (over) return;
      over = true;
      clearInterval(beat);
      clearTimeout(handshakeTimer);
      socket.close();
      const gone = new Error("connection closed");
      for (const call of pending.values()) call.reject(gone);
      pending.clear();
      if (open) handlers.onClose();
      else reject(gone);
    }

    const hub: Hub = {
      invoke: (target, ...args) => new Promise((done, fail) => {
        if (over) return fail(new Error("connection closed"));
        const invocationId = String(nextId++);
        pending.set(invocationId, { resolve: done, reject: fail });
        send({ type: 1, invocationId, target, arguments: args });
      }),
      silence: () => Date.now() - heard,
      close: end,
    };

    function receive(frame: Frame): void {
      if (frame.type === 1 && frame.target) handlers.onInvocation(frame.target, frame.arguments ?? []);
      else if (frame.type === 7) end();
      else if (frame.type === 3 && frame.invocationId) {
        const call = pending.get(frame.invocationId);
        pending.delete(frame.invocationId);
        if (frame.error) call?.reject(new Error(frame.error));
        else call?.resolve(frame.result);
      }
    }

    socket.onopen = () => send({ protocol: "json", version: 1 });
    socket.onclose = end;
    socket.onerror = end;
    socket.onmessage = message => {
      heard = Date.now();
      for (const part of splitFrames(String(message.data))) {
        if (over) return;
        const frame = JSON.parse(part) as Frame;
        if (open) receive(frame);
        else if (frame.error) end();
        else {
          open = true;
          clearTimeout(handshakeTimer);
          resolve(hub);
        }
      }
    };
  });
}
