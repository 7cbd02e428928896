import { useState } from "preact/hooks";
import { ApiError } from "../../shared/api.ts";
import { useParts } from "./context.ts";

/** Nobody serves now: name, contact and text, to be answered by mail or phone. */
export function LeaveMessage() {
  const { model, api } = useParts();
  const t = model.texts.value;
  const [name, setName] = useState("");
  const [contact, setContact] = useState("");
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const [state, setState] = useState<"" | "busy" | "done">("");
  const [problem, setProblem] = useState("");
  const contactMissing = tried && !contact.trim();
  const textMissing = tried && !text.trim();

  if (state === "done") {
    return <div class="leave" role="status"><strong>{t.left}</strong><p>{t.leftMore}</p></div>;
  }
  const submit = async (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (!contact.trim() || !text.trim() || state === "busy") return;
    setState("busy");
    setProblem("");
    try {
      await api.leaveMessage({ ...(name.trim() ? { name: name.trim() } : {}), contact: contact.trim(), text: text.trim() });
      setState("done");
    } catch (error) {
      setState("");
      setProblem(error instanceof ApiError && !error.transient && error.title ? error.title : t.leaveFailed);
    }
  };
  return (
    <form class="leave" noValidate onSubmit={event => void submit(event)}>
      <strong>{t.leaveTitle}</strong>
      <p>{t.leaveMore}</p>
      <label>{t.name}<input type="text" autocomplete="name" maxLength={80} value={name} onInput={event => setName(event.currentTarget.value)} /></label>
      <label>{t.contact}
        <input type="text" autocomplete="email" maxLength={120} required aria-invalid={contactMissing} value={contact} onInput={event => setContact(event.currentTarget.value)} />
        {contactMissing && <span class="refused" role="alert">{t.contactNeeded}</span>}
      </label>
      <label>{t.message}
        <textarea rows={3} maxLength={5000} required aria-invalid={textMissing} value={text} onInput={event => setText(event.currentTarget.value)} />
        {textMissing && <span class="refused" role="alert">{t.messageNeeded}</span>}
      </label>
      {problem && <p class="refused" role="alert">{problem}</p>}
      <button type="submit" class="main" disabled={state === "busy"}>{t.leave}</button>
    </form>
  );
}
