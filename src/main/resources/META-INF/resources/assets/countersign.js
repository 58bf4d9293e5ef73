"use strict";
// Tells the page's fragments, by the event ledger-moved on the body, that the ledger has grown. They fetch themselves anew with
// hx-trigger="ledger-moved from:body"; nothing else on the page is touched. A page without such fragments asks for no news.
(() => {
  const POLL_MILLIS = 10000;
  let stream = null;
  let timer = null;
  let size = null;

  const moved = () => document.body.dispatchEvent(new CustomEvent("ledger-moved"));

  const stop = () => {
    if (stream) stream.close();
    stream = null;
    clearInterval(timer);
    timer = null;
  };

  const poll = () => {
    stop();
    timer = setInterval(moved, POLL_MILLIS);
  };

  const listen = () => {
    stop();
    if (!window.EventSource) return poll();
    stream = new EventSource("/live");
    stream.addEventListener("size", (event) => {
      const grown = size !== null && size !== event.data;
      size = event.data;
      if (grown) moved();
    });
    // A stream that ended is begun anew by the browser; one that was refused is not.
    stream.addEventListener("error", () => {
      if (stream && stream.readyState === EventSource.CLOSED) poll();
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    if (!document.querySelector('[hx-trigger*="ledger-moved"]')) return;
    // Browsers open few connections to one site: a page that nobody sees keeps none.
    document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
    if (!document.hidden) listen();
  });

  // What nobody has clicked for must not keep a session alive.
  document.addEventListener("htmx:configRequest", (event) => {
    const cause = event.detail.triggeringEvent;
    if (cause && cause.type === "ledger-moved") event.detail.headers["Countersign-Unattended"] = "true";
  });

  // The session has ended: the page says so itself, instead of showing a sign-in form within a fragment.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (new URL(event.detail.xhr.responseURL).pathname === "/sign-in") {
      event.detail.shouldSwap = false;
      stop();
    }
  });
})();

// What is shown once: a button copies it, and it is gone from the page when one leaves, so that going back does not show it again.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-copies]").forEach((button) => {
    const source = document.getElementById(button.dataset.copies);
    const select = () => getSelection().selectAllChildren(source);
    const tell = () => (document.getElementById("copied").textContent = button.dataset.copied);
    // Without TLS browsers have no clipboard but the old command, and where that fails too, what is selected can be copied by hand.
    const byCommand = () => {
      select();
      if (document.execCommand("copy")) tell();
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      if (!navigator.clipboard) return byCommand();
      navigator.clipboard.writeText(source.textContent).then(tell, byCommand);
    });
  });

  // The time zone that the browser knows, where one chooses a zone.
  document.querySelectorAll("[data-zone-for]").forEach((offer) => {
    const choice = document.getElementById(offer.dataset.zoneFor);
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const button = offer.querySelector("button");
    if (choice.value === zone || ![...choice.options].some((option) => option.value === zone)) return;
    button.textContent = zone;
    offer.hidden = false;
    button.addEventListener("click", () => {
      choice.value = zone;
      offer.hidden = true;
      choice.focus();
    });
  });
});
window.addEventListener("pagehide", () => {
  document.querySelectorAll("[data-shown-once]").forEach((secret) => (secret.textContent = ""));
});
