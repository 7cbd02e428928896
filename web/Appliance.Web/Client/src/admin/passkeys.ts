// Passkeys: asks the browser for one and sends its answer with the form around the button. Without a script, or in a
// browser that has none, the other ways of the page remain.
import { ApiError, call } from "../shared/api.ts";

interface Asked {
  options: Record<string, unknown>;
  state: string;
}

interface Described {
  id: string;
  [more: string]: unknown;
}

// By hand: PublicKeyCredential.parse…FromJSON and toJSON are missing in Safari before 18.4 and Chrome before 129.
function bytes(text: string): ArrayBuffer {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0)).buffer;
}

function text(buffer: ArrayBuffer | null | undefined): string | undefined {
  if (!buffer) return undefined;
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function decoded(list: unknown): PublicKeyCredentialDescriptor[] {
  return ((list ?? []) as Described[]).map((item) => ({ ...item, id: bytes(item.id) }) as unknown as PublicKeyCredentialDescriptor);
}

async function create({ options }: Asked): Promise<unknown> {
  const user = options["user"] as Described;
  const publicKey = {
    ...options,
    challenge: bytes(options["challenge"] as string),
    user: { ...user, id: bytes(user.id) },
    excludeCredentials: decoded(options["excludeCredentials"]),
  } as unknown as PublicKeyCredentialCreationOptions;
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return described(made, {
    attestationObject: text(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  });
}

async function get({ options }: Asked): Promise<unknown> {
  const publicKey = {
    ...options,
    challenge: bytes(options["challenge"] as string),
    allowCredentials: decoded(options["allowCredentials"]),
  } as unknown as PublicKeyCredentialRequestOptions;
  const used = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  const response = used.response as AuthenticatorAssertionResponse;
  return described(used, {
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    userHandle: text(response.userHandle),
  });
}

function described(credential: PublicKeyCredential, response: Record<string, unknown>): unknown {
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment,
    response: { clientDataJSON: text(credential.response.clientDataJSON), ...response },
  };
}

/** Forms with `data-passkey="create|get"`: `data-options` is where to ask what the browser needs (by POST, or `data-options-method`). */
export function passkeys(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    if (!window.PublicKeyCredential) {
      form.hidden = true;
      continue;
    }
    form.addEventListener("submit", (event) => {
      const credential = form.querySelector<HTMLInputElement>("input[name$=Credential]");
      const state = form.querySelector<HTMLInputElement>("input[name$=State]");
      if (!credential || !state || credential.value) return;
      event.preventDefault();
      void answer(form, credential, state);
    });

    // Back from the next page: an answer is good once.
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) for (const input of form.querySelectorAll<HTMLInputElement>("input[name$=Credential], input[name$=State]")) input.value = "";
    });
  }
}

async function answer(form: HTMLFormElement, credential: HTMLInputElement, state: HTMLInputElement): Promise<void> {
  const button = form.querySelector<HTMLButtonElement>("button[type=submit]");
  const problem = form.querySelector<HTMLElement>("[data-passkey-problem]");
  if (button) button.disabled = true;
  if (problem) problem.hidden = true;
  try {
    const asked = await call<Asked>(form.dataset.optionsMethod ?? "POST", form.dataset.options ?? "");
    credential.value = JSON.stringify(await (form.dataset.passkey === "create" ? create(asked) : get(asked)));
    state.value = asked.state;
    form.requestSubmit();
  } catch (fault) {
    if (fault instanceof ApiError && fault.code === "step_up_required") {
      location.assign(`/step-up?returnUrl=${encodeURIComponent(location.pathname)}`);
      return;
    }
    if (problem) {
      const known = fault instanceof DOMException && fault.name === "InvalidStateError" ? form.dataset.known : undefined;
      problem.textContent = fault instanceof ApiError ? fault.title : (known ?? form.dataset.failed ?? "");
      problem.hidden = false;
    }
  } finally {
    if (button) button.disabled = false;
  }
}
