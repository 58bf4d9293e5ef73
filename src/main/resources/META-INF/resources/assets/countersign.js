"use strict";
// Tells the page's fragments, by the event ledger-moved on the body, that the ledger has grown. They fetch themselves anew with
// hx-trigger="ledger-moved from:body"; nothing else on the page is touched. A page without such fragments asks for no news. What
// follows more than the ledger, such as counts of messages, listens for time-passed too.
(() => {
  const POLL_MILLIS = 10000;
  const PASS_MILLIS = 5000;
  let stream = null;
  let timer = null;
  let size = null;
  let passing = null;

  const moved = () => document.body.dispatchEvent(new CustomEvent("ledger-moved"));

  const passed = () => document.hidden || document.body.dispatchEvent(new CustomEvent("time-passed"));

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
    if (document.querySelector('[hx-trigger*="time-passed"]')) passing = setInterval(passed, PASS_MILLIS);
    if (!document.querySelector('[hx-trigger*="ledger-moved"]')) return;
    // Browsers open few connections to one site: a page that nobody sees keeps none.
    document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
    if (!document.hidden) listen();
  });

  // What nobody has clicked for must not keep a session alive.
  document.addEventListener("htmx:configRequest", (event) => {
    const cause = event.detail.triggeringEvent;
    if (cause && (cause.type === "ledger-moved" || cause.type === "time-passed")) event.detail.headers["Countersign-Unattended"] = "true";
  });

  // The session has ended: the page says so itself, instead of showing a sign-in form within a fragment.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (new URL(event.detail.xhr.responseURL).pathname === "/sign-in") {
      event.detail.shouldSwap = false;
      stop();
      clearInterval(passing);
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

// Shows how far an export has come. Without it, and for exports too large to hold, the browser downloads them itself.
(() => {
  const MOST_HELD = 256e6;

  const read = async (response, show) => {
    const total = Number(response.headers.get("Countersign-Estimated-Bytes")) || 0;
    const chunks = [];
    let received = 0;
    const reader = response.body.getReader();
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      chunks.push(step.value);
      received += step.value.length;
      // What is estimated may be less than what comes.
      show(received, Math.max(total, received));
    }
    return new Blob(chunks, { type: response.headers.get("Content-Type") });
  };

  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const button = event.submitter;
    const extent = Number(form.dataset.bytes || 0);
    if (!("export" in form.dataset) || !button || !("download" in button.dataset) || extent > MOST_HELD) return;
    event.preventDefault();
    const place = form.querySelector("[data-progress]");
    const bar = place.querySelector("progress");
    const words = place.querySelector("[role=status]");
    const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
    const told = (bytes) =>
      bytes < 1e6
        ? form.dataset.kilobytes.replace("{n}", number.format(Math.ceil(bytes / 1e3)))
        : form.dataset.megabytes.replace("{n}", number.format(bytes / 1e6));
    const show = (received, total) => {
      bar.value = (99 * received) / total;
      words.textContent = form.dataset.received.replace("{n}", told(received)).replace("{total}", told(total));
    };
    place.hidden = false;
    bar.value = 0;
    button.disabled = true;
    try {
      const response = await fetch(button.formAction, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      const named = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") || "");
      if (!response.ok || !named) {
        // The page of the problem says what is wrong.
        button.disabled = false;
        delete form.dataset.export;
        return form.requestSubmit(button);
      }
      const blob = await read(response, show);
      bar.value = 100;
      words.textContent = form.dataset.complete.replace("{n}", told(blob.size));
      save(blob, named[1]);
    } catch (broken) {
      words.textContent = form.dataset.failed;
    }
    button.disabled = false;
  });
})();
