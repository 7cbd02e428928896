// The shop's own script: "ask" opens the chat through the widget's one global.
document.addEventListener("appliance:ready", showAsk);
if (window.Appliance) showAsk();

function showAsk() {
  for (const button of document.querySelectorAll("[data-ask]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.Appliance.open());
  }
}
