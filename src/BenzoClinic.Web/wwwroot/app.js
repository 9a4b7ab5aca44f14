// Theme, keys and the lost connection: what must work before and without a circuit.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  let layout = null;

  // The cookie lets the server draw the right theme at once; the choice itself stays in this browser.
  const apply = () => {
    const theme = localStorage.getItem("theme") ?? (system.matches ? "dark" : "light");
    root.dataset.theme = theme;
    document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
    return theme === "dark";
  };
  apply();
  system.addEventListener("change", () => layout?.invokeMethodAsync("ShowTheme", apply()));
  addEventListener("storage", e => e.key === "theme" && layout?.invokeMethodAsync("ShowTheme", apply()));

  const oneLetterKeys = () => localStorage.getItem("keys") !== "off";

  window.clinic = {
    start(component) {
      layout = component;
      component.invokeMethodAsync("ShowTheme", apply());
      this.ready();
    },
    ready: () => root.dataset.ready = "",
    toggleTheme() {
      localStorage.setItem("theme", root.dataset.theme === "dark" ? "light" : "dark");
      return apply();
    },
    oneLetterKeys,
    setOneLetterKeys: on => localStorage.setItem("keys", on ? "on" : "off"),
    copy: text => navigator.clipboard?.writeText(text).then(() => true, () => false) ?? false,
    // A file or a tab of its own; the page stays.
    open(address, isFile) {
      const link = Object.assign(document.createElement("a"), { href: address, target: isFile ? "" : "_blank", rel: "noopener" });
      if (isFile) link.download = "";
      link.click();
    },
    closeFinder: () => finder()?.close(),
    focus: selector => document.querySelector(selector)?.focus(),
  };

  // A dialog's first field has the cursor the moment it appears, before anyone can type elsewhere; once it is gone, the
  // cursor is back where it was opened from.
  const openers = new Map();
  const dialogIn = node => node.matches?.(".mud-dialog") ? node : node.querySelector?.(".mud-dialog");
  const focusFirst = changes => {
    for (const change of changes) {
      for (const node of change.removedNodes) {
        const dialog = dialogIn(node);
        if (dialog && openers.has(dialog)) {
          const opener = openers.get(dialog);
          openers.delete(dialog);
          if (opener.isConnected && document.activeElement === document.body) opener.focus();
        }
      }
      for (const node of change.addedNodes) {
        const dialog = dialogIn(node);
        if (dialog && document.activeElement !== document.body && !dialog.contains(document.activeElement)) openers.set(dialog, document.activeElement);
        const field = node.matches?.("[data-focus]") ? node : node.querySelector?.("[data-focus]");
        if (field) return field.focus();
      }
    }
  };
  addEventListener("DOMContentLoaded", () => new MutationObserver(focusFirst).observe(document.body, { childList: true, subtree: true }));

  // Opened here and not by the server: what is typed after Ctrl+K is in the field, however far the server is.
  const finder = () => document.getElementById("finder");
  const find = () => {
    const field = finder().querySelector("input");
    if (finder().open) return field.select();
    finder().showModal();
    field.focus();
    field.value = "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  addEventListener("click", e => {
    if (e.target.closest("[data-key=find]")) find();
    else if (e.target === finder() || e.target.closest("#finder a, [data-key=close-finder]")) finder().close();
  });
  // Up and down choose a row; the cursor stays where one types.
  addEventListener("keydown", e => (e.key === "ArrowUp" || e.key === "ArrowDown") && e.target.matches?.("[data-arrows]") && e.preventDefault(), true);

  let afterG = 0;
  const go = key => {
    const link = /^[a-z]$/.test(key) && document.querySelector(`.nav a[data-go=${key}]`);
    if (link) link.click();
    return link;
  };

  addEventListener("keydown", e => {
    if (e.defaultPrevented || e.isComposing) return;
    if ((e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey && e.key.toLowerCase() === "k") {
      if (finder() && !document.querySelector(".mud-dialog")) {
        e.preventDefault();
        find();
      }
      return;
    }
    if (e.ctrlKey || e.metaKey || e.altKey || !oneLetterKeys()) return;
    if (e.target.closest?.("input, textarea, select, [contenteditable], .mud-dialog")) return;
    const sinceG = e.timeStamp - afterG;
    afterG = 0;
    if (sinceG < 1500 && go(e.key)) e.preventDefault();
    else if (e.key === "g") afterG = e.timeStamp;
    else if (e.key === "?") document.querySelector("[data-key=help]")?.click();
    else if (e.key === "n") document.querySelector("main [data-key=new]")?.click();
  });

  // Escape is the dialog's Close, which asks before typed text is lost; an open list or calendar takes it first.
  addEventListener("keydown", e => {
    if (e.key !== "Escape" || e.isComposing || document.querySelector(".mud-popover-open, .mud-picker-open")) return;
    [...document.querySelectorAll(".mud-dialog [data-key=close]")].at(-1)?.click();
  }, true);

  // A menu closes when something else is clicked, on Escape, and once it has led somewhere.
  const closeMenus = except => document.querySelectorAll("details[data-closes][open]").forEach(menu => menu !== except && (menu.open = false));
  addEventListener("click", e => closeMenus(e.target.closest("details[data-closes] > summary")?.parentElement));
  addEventListener("keydown", e => e.key === "Escape" && closeMenus());

  addEventListener("click", e => e.target.closest?.("[data-prints]") && print());

  addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-reveals]")) {
      const field = document.getElementById(button.dataset.reveals);
      button.hidden = false;
      button.addEventListener("click", () => {
        const show = field.type === "password";
        field.type = show ? "text" : "password";
        button.setAttribute("aria-pressed", show);
      });
    }
    let signsOut = false;
    document.getElementById("sign-out")?.addEventListener("submit", () => signsOut = true);
    // A circuit that cannot come back: to sign in where the session has ended, else a fresh page.
    document.getElementById("components-reconnect-modal")?.addEventListener("components-reconnect-state-changed", async e => {
      if (e.detail.state === "hide" || signsOut) return;
      const answer = await fetch("account/session", { cache: "no-store" }).catch(() => null);
      if (answer?.status === 401) location.assign(`account/login?returnUrl=${encodeURIComponent(location.pathname)}`);
      else if (e.detail.state === "failed" || e.detail.state === "rejected") answer && location.reload();
    });
  });
})();
