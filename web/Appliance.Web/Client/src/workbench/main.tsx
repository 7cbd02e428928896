import { render } from "preact";
import { ApiError } from "../shared/api.ts";
import { accountLocale, locale, strings } from "./i18n/strings.ts";
import { listenToKeys } from "./keys.ts";
import { Actions } from "./store/actions.ts";
import { agentApi } from "./store/agentApi.ts";
import { ListView } from "./store/listView.ts";
import { Workbench } from "./store/workbench.ts";
import { App } from "./ui/App.tsx";
import { ToolsContext } from "./ui/context.ts";
import { effect } from "@preact/signals";
import "./css/workbench.css";

const root = document.getElementById("workbench")!;
effect(() => {
  document.documentElement.lang = locale.value;
});

function conversationInAddress(): number | null {
  const id = Number(new URLSearchParams(location.search).get("conversation"));
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}

function signIn(): void {
  location.assign(`/sign-in?returnUrl=${encodeURIComponent(location.pathname + location.search)}`);
}

function Failed({ hint, retry }: { hint: string; retry?: () => void }) {
  const t = strings.value;
  return (
    <main class="boot-failed">
      <h1>{t.bootError}</h1>
      <p>{hint}</p>
      {retry && <button type="button" class="button button-primary" onClick={retry}>{t.retry}</button>}
    </main>
  );
}

async function boot(): Promise<void> {
  try {
    const me = await agentApi.me();
    accountLocale.value = me.agent.locale ?? null;
    if (!me.permissions.includes("conversations.view")) return render(<Failed hint={strings.value.noViewRight} />, root);
    const workbench = new Workbench(me);
    await workbench.start();
    const tools = { workbench, actions: new Actions(workbench), lists: new ListView(workbench) };
    listenToKeys(tools);
    const asked = conversationInAddress();
    if (asked !== null) workbench.open(asked, "none");
    addEventListener("popstate", () => workbench.open(conversationInAddress(), "none"));
    render(<ToolsContext.Provider value={tools}><App /></ToolsContext.Provider>, root);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return signIn();
    render(<Failed hint={strings.value.bootErrorHint} retry={() => location.reload()} />, root);
  }
}

void boot();
