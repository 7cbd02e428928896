// <div data-live="/address" data-every="5">: fetched anew every few seconds while it is in sight, until what came holds [data-live-end]; a failure is said and tried again.
export function livePanels(): void {
  for (const panel of document.querySelectorAll<HTMLElement>("[data-live]")) {
    const every = Number(panel.dataset.every ?? "5") * 1000;
    const refresh = async () => {
      if (!document.hidden && !panel.contains(document.activeElement)) {
        try {
          const answer = await fetch(panel.dataset.live ?? "", { headers: { accept: "text/html" }, redirect: "error" });
          if (!answer.ok) throw new Error(String(answer.status));
          panel.innerHTML = await answer.text();
          panel.classList.remove("stale");
          if (panel.querySelector("[data-live-end]")) return;
        } catch {
          panel.classList.add("stale");
        }
      }
      setTimeout(refresh, every);
    };
    if (!panel.querySelector("[data-live-end]")) setTimeout(refresh, every);
  }
}
