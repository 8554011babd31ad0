// Keys: each only moves the focus or presses what a mouse could press. All works without this file.
// What looks final takes two keys: one focuses the button, `n` or Enter presses it.
"use strict";

(() => {
  const off = document.body.dataset.keys === "off";
  const one = (selector) => document.querySelector(selector);
  const rows = () => [...document.querySelectorAll("[data-row]")];
  let after = "";

  const current = () => document.activeElement.closest("[data-row]");
  // In the row at hand, where rows have buttons of their own.
  const near = (selector) => current()?.querySelector(selector) ?? (one(`[data-row] ${selector}`) ? null : one(selector));

  const step = (by) => {
    const all = rows();
    const place = all.indexOf(current());
    const next = all[place < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(place + by, 0), all.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };

  const open = () => {
    const row = current() ?? rows()[0];
    if (row) (row.matches("a") ? row : row.querySelector("[data-open]"))?.click();
  };

  const decide = () => {
    const own = [...(current()?.querySelectorAll("[data-choice]") ?? [])];
    const choices = own.length ? own : [...document.querySelectorAll("[data-choice]")];
    const place = choices.indexOf(document.activeElement);
    choices[(place + 1) % choices.length]?.focus();
  };

  const confirm = () => {
    const focused = document.activeElement;
    if (focused.matches("[data-choice], [data-key=u], [data-key=w]")) focused.click();
    else one("[data-key=n]")?.click();
  };

  const ground = (key) => {
    const box = one(`input[type=checkbox][data-key="${key}"]`);
    if (box) box.checked = !box.checked;
    box?.focus();
  };

  const actions = {
    j: () => step(1),
    k: () => step(-1),
    o: open,
    v: () => (current() ?? document).querySelector("[data-compare]")?.click(),
    c: () => one("[data-key=c]")?.click(),
    a: () => near("[data-key=a]")?.click(),
    f: () => near("[data-key=f]")?.focus(),
    e: () => one("[data-key=e]")?.focus(),
    h: () => one("[data-key=h]")?.focus(),
    r: () => one("[data-key=r]")?.focus(),
    u: () => (current()?.querySelector("[data-key=u]") ?? one("[data-key=u]"))?.focus(),
    s: () => one("[data-key=s]")?.focus(),
    w: () => near("[data-key=w]")?.focus(),
    m: () => one("[data-key=m]")?.focus(),
    d: decide,
    x: () => current()?.querySelector("[data-tick]")?.click(),
    y: () => one("[data-key=y]")?.click(),
    t: () => {
      one("[data-key=t]")?.click();
      one(".letters[open] textarea")?.focus();
    },
    n: confirm,
    "?": () => one("#keys")?.showModal(),
    Escape: () => one("[data-back]")?.click(),
  };

  const typing = (target) => target.matches("input:not([type=checkbox], [type=radio]), textarea, select");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || one("dialog[open]")) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (off) return;
    const action = after === "g" && /^[qds]$/.test(event.key) ? () => one(`[data-go=${event.key}]`)?.click()
      : /^[1-9]$/.test(event.key) ? () => ground(event.key) : actions[event.key];
    after = event.key;
    if (!action) return;
    event.preventDefault();
    action();
  });

  // What has come since, told and never put into the list that one reads: by a stream, else by asking.
  const live = one("[data-live]");
  const tell = (news) => {
    live.hidden = !news.more;
    if (live.firstElementChild.textContent !== news.said) live.firstElementChild.textContent = news.said ?? "";
  };
  const ask = () => fetch(`${live.dataset.live}/counts?known=${live.dataset.known}`)
    .then((answer) => (answer.ok ? answer.json().then(tell) : null)).catch(() => null);
  if (live) {
    const stream = new EventSource(`${live.dataset.live}?known=${live.dataset.known}`);
    let asking = 0;
    stream.addEventListener("cases", (event) => tell(JSON.parse(event.data)));
    stream.addEventListener("error", () => {
      if (stream.readyState === EventSource.CLOSED) asking ||= setInterval(ask, 30000);
    });
    addEventListener("pagehide", () => stream.close());
  }

  if (one(".done")) one("h1").focus();
  one("#notice")?.focus();
})();
