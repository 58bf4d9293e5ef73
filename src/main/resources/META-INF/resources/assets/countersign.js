"use strict";
// Tells the page's fragments, by the event ledger-moved on the body, that the ledger has grown. They fetch themselves anew with
// hx-trigger="ledger-moved from:body"; nothing else on the page is touched. A page without such fragments asks for no news. What
// follows more than the ledger listens too: for time-passed, such as counts of messages, and for minute-passed, such as what is
// said of a time that comes, when nothing is written into the ledger.
(() => {
  const POLL_MILLIS = 10000;
  const PASSING = { "time-passed": 5000, "minute-passed": 60000 };
  const UNATTENDED = ["ledger-moved", ...Object.keys(PASSING)];
  let stream = null;
  let timer = null;
  let size = null;
  const passing = [];

  const happens = (name) => document.body.dispatchEvent(new CustomEvent(name));

  const moved = () => happens("ledger-moved");

  const isFollowed = (name) => document.querySelector(`[hx-trigger*="${name}"]`) !== null;

  const hangUp = () => {
    if (stream) stream.close();
    stream = null;
    clearInterval(timer);
    timer = null;
  };

  const poll = () => {
    hangUp();
    timer = setInterval(moved, POLL_MILLIS);
  };

  const listen = () => {
    hangUp();
    if (!window.EventSource) return poll();
    stream = new EventSource("/live");
    // What was written while the page was made and came here is news to it.
    size ??= document.body.dataset.ledger ?? null;
    stream.addEventListener("size", (event) => {
      const grown = size !== null && size !== event.data;
      size = event.data;
      // What could not be fetched is asked for again, also when nothing has been written since.
      if (grown || document.querySelector("[data-trouble]:not([hidden])")) moved();
    });
    // A stream that ended is begun anew by the browser; one that was refused is not.
    stream.addEventListener("error", () => {
      if (stream && stream.readyState === EventSource.CLOSED) poll();
    });
  };

  const stop = () => {
    hangUp();
    passing.splice(0).forEach(clearInterval);
  };

  const begin = () => {
    stop();
    Object.entries(PASSING)
      .filter(([name]) => isFollowed(name))
      .forEach(([name, millis]) => passing.push(setInterval(happens, millis, name)));
    if (isFollowed("ledger-moved")) listen();
  };

  document.addEventListener("DOMContentLoaded", () => {
    // Browsers open few connections to one site: a page that nobody sees keeps none.
    document.addEventListener("visibilitychange", () => (document.hidden ? stop() : begin()));
    if (!document.hidden) begin();
  });

  // What nobody has clicked for must not keep a session alive.
  document.addEventListener("htmx:configRequest", (event) => {
    const cause = event.detail.triggeringEvent;
    if (cause && UNATTENDED.includes(cause.type)) event.detail.headers["Countersign-Unattended"] = "true";
  });

  // What the page shows is no longer what is: it says so, until a fragment comes again. What was typed stays.
  const trouble = (name) => {
    document.querySelectorAll("[data-trouble]").forEach((told) => (told.hidden = told.dataset.trouble !== name));
  };

  const fails = () => trouble("silent");

  document.addEventListener("htmx:responseError", fails);
  document.addEventListener("htmx:sendError", fails);
  document.addEventListener("htmx:timeout", fails);

  // The session has ended: the page says so itself, instead of showing a sign-in form within a fragment.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (new URL(event.detail.xhr.responseURL).pathname === "/sign-in") {
      event.detail.shouldSwap = false;
      trouble("ended");
      stop();
    }
  });

  // A fragment that comes anew looks as the reader left it: what has the focus, what was opened, how far a table was moved.
  const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";
  const left = new Map();

  const key = (element) =>
    element.id || [element.tagName, element.getAttribute("href") || element.name || "", element.textContent.trim()].join("\n");

  // Elements that look alike are told apart by which of them it is.
  const keyed = (root, selector) => {
    const seen = new Map();
    return [...root.querySelectorAll(selector)].map((element) => {
      const like = key(element);
      const nth = seen.get(like) || 0;
      seen.set(like, nth + 1);
      return [`${like}\n${nth}`, element];
    });
  };

  const scrollable = (root) => [...root.querySelectorAll(".table-responsive")];

  document.addEventListener("htmx:beforeSwap", (event) => {
    const root = event.detail.target;
    if (!event.detail.shouldSwap || !root.id) return;
    left.set(root.id, {
      focused: keyed(root, FOCUSABLE).find(([, element]) => element === document.activeElement)?.[0],
      opened: keyed(root, "details > summary").map(([like, summary]) => [like, summary.parentElement.open]),
      moved: scrollable(root).map((table) => table.scrollLeft),
    });
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    trouble(null);
    left.forEach((was, id) => {
      const root = document.getElementById(id);
      if (!root || !root.contains(event.target)) return;
      left.delete(id);
      const opened = new Map(was.opened);
      keyed(root, "details > summary").forEach(([like, summary]) => {
        if (opened.has(like)) summary.parentElement.open = opened.get(like);
      });
      scrollable(root).forEach((table, at) => (table.scrollLeft = was.moved[at] || 0));
      if (was.focused && !root.contains(document.activeElement)) {
        new Map(keyed(root, FOCUSABLE)).get(was.focused)?.focus({ preventScroll: true });
      }
      if (root.dataset.title) document.title = root.dataset.title;
    });
  });
})();

// A menu closes when one goes elsewhere, by keyboard or by pointer, and on Escape, which leads back to its button.
(() => {
  const OPEN = "details.menu[open], details.user[open]";

  const closeOthers = (target) =>
    document.querySelectorAll(OPEN).forEach((menu) => {
      if (!menu.contains(target)) menu.open = false;
    });

  document.addEventListener("click", (event) => closeOthers(event.target));
  document.addEventListener("focusin", (event) => closeOthers(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll(OPEN).forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
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
// Paper has nothing to click on: what is folded away is printed too.
window.addEventListener("beforeprint", () => {
  document.querySelectorAll("main details:not([open])").forEach((folded) => {
    folded.open = true;
    folded.dataset.printed = "";
  });
});
window.addEventListener("afterprint", () => {
  document.querySelectorAll("main details[data-printed]").forEach((folded) => {
    folded.open = false;
    delete folded.dataset.printed;
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

// Forms: one that was sent is not sent twice, and who leaves one with something typed in it is asked first.
(() => {
  const HELD_MILLIS = 10000;
  const TYPED = "textarea, input:not([type=hidden], [type=checkbox], [type=radio])";
  const unsaved = new Set();

  // Those within the page's own content that do something; an export leads nowhere else.
  const counts = (form) => form instanceof HTMLFormElement && form.method === "post" && form.closest("main") && !("export" in form.dataset);

  const mark = (form, sent) => {
    form.toggleAttribute("data-sent", sent);
    form.querySelectorAll("button").forEach((button) => {
      // Not disabled, which would take the focus away.
      button.classList.toggle("disabled", sent);
      if (sent) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    });
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !counts(form)) return;
    if (form.hasAttribute("data-sent")) return event.preventDefault();
    const was = unsaved.delete(form);
    mark(form, true);
    // An answer that does not come, or is stopped, must not leave a form that can no longer be sent.
    setTimeout(() => {
      mark(form, false);
      if (was) unsaved.add(form);
    }, HELD_MILLIS);
  });

  // A page that the browser has kept comes back as it was left.
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => mark(form, false)));

  document.addEventListener("input", (event) => counts(event.target.form) && unsaved.add(event.target.form));

  document.addEventListener("DOMContentLoaded", () => {
    // What the server shows again was typed before.
    document.querySelectorAll("main[data-unsaved] form").forEach((form) => {
      const typed = "carries" in form.dataset || [...form.querySelectorAll(TYPED)].some((input) => input.value);
      if (counts(form) && typed) unsaved.add(form);
    });
  });

  window.addEventListener("beforeunload", (event) => {
    if ([...unsaved].some((form) => form.isConnected)) event.preventDefault();
  });
})();
