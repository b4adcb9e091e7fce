// Keeps a form that is being filled in as a draft, and says that it is not sent. The button beside it does the same without this script.
(() => {
  const status = document.getElementById("autosave");
  const form = status.closest("form");
  const pause = 2000;
  const patience = 15000;
  const mostKeptAlive = 60000;

  // The form has buttons called "action", so its property of that name is not the address. The server counts what is saved apart from what is sent.
  const address = `${form.getAttribute("action")}&autosave`;

  let timer = 0;
  let request = null;
  let unanswered = null;
  let leaving = false;
  let stopped = false;

  const content = () => {
    const data = new FormData(form);
    data.delete("draft");
    data.set("action", "autosave");
    return new URLSearchParams(data).toString();
  };

  let saved = content();

  const say = (name) => {
    const now = new Date();
    const text = (status.dataset[name] ?? "")
      .replace("{hour}", String(now.getHours()).padStart(2, "0"))
      .replace("{minute}", String(now.getMinutes()).padStart(2, "0"));
    if (status.textContent !== text) status.textContent = text;
  };

  const saveIn = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(save, milliseconds);
  };

  const settle = (reply, body) => {
    if (reply.status === 204) {
      const version = reply.headers.get("ETag") ?? "";
      document.querySelectorAll("input[name=draft]").forEach((field) => { field.value = version; });
      [saved, unanswered] = [body, null];
      say(version ? "saved" : "nothing");
      if (version && !document.title.startsWith(status.dataset.title)) document.title = status.dataset.title + document.title;
    } else if (reply.status === 413) {
      [saved, unanswered] = [body, null];
      say("large");
    } else if (reply.status === 429 || reply.status >= 500) {
      say("failed");
      saveIn(1000 * Number(reply.headers.get("Retry-After")) || patience);
    } else {
      stopped = true;
      say({ 409: "conflict", 410: "closed" }[reply.status] ?? "failed");
    }
  };

  async function save() {
    clearTimeout(timer);
    if (request || leaving || stopped) return;

    // A save whose reply never came is repeated as it was: the server recognises it and tells which draft it made.
    const body = unanswered ?? content();
    if (body === saved) return;

    unanswered = body;
    request = new AbortController();
    const sent = `${body}&draft=${encodeURIComponent(form.elements.draft.value)}`;
    try {
      settle(await fetch(address, {
        method: "POST", body: new URLSearchParams(sent), signal: request.signal, keepalive: sent.length < mostKeptAlive,
      }), body);
    } catch {
      if (!leaving) {
        say("failed");
        saveIn(patience);
      }
    }

    request = null;
    if (!unanswered && content() !== saved) saveIn(pause);
  }

  form.addEventListener("input", () => saveIn(pause));
  form.addEventListener("change", () => saveIn(pause));
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(); });
  addEventListener("pagehide", save);

  // What is sent by a button is kept, or counts, by itself.
  document.addEventListener("submit", () => {
    leaving = true;
    clearTimeout(timer);
    request?.abort();
  });
  addEventListener("pageshow", () => { leaving = false; });
})();
