// The schedule's mouse and keys: one listener for the whole sheet, however many bookings stand on it.
(() => {
  const coarse = 15;
  let root = null, server = null, chosen = null, focused = null, asking = 0, watcher = null;

  const body = () => root.querySelector(".gb");
  const free = () => root.querySelector(".place");
  const columns = () => [...root.querySelectorAll(".scol")];
  const from = () => Number(body().dataset.from);
  const to = () => Number(body().dataset.to);
  const hit = block => block.querySelector(".hit");
  const clock = minute => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
  const nameOf = column => column.getAttribute("aria-label").split(",")[0];
  const say = words => root.querySelector("[data-says]").textContent = words;
  const call = (name, ...values) => server?.invokeMethodAsync(name, ...values).catch(() => {});
  const snap = minute => Math.floor(minute / coarse) * coarse;
  const minuteAt = (column, y) => {
    const box = column.getBoundingClientRect();
    return from() + (y - box.top) / box.height * (to() - from());
  };

  // Stands over a column, whatever else is drawn there.
  const lay = (element, column, at, minutes) => {
    Object.assign(element.style, {
      left: `${column.offsetLeft + 3}px`, width: `${column.offsetWidth - 7}px`,
      top: `${(at - from()) / (to() - from()) * 100}%`, height: `${minutes / (to() - from()) * 100}%`,
    });
    element.hidden = false;
  };

  // One stop of the sheet is reached with Tab; the arrows go on from there.
  const rove = element => {
    root.querySelectorAll(".gb [tabindex='0']").forEach(it => it.tabIndex = -1);
    element.tabIndex = 0;
  };
  const mark = id => root.querySelectorAll(".ap[data-id]").forEach(it => it.dataset.id === id ? hit(it).setAttribute("aria-current", "true") : hit(it).removeAttribute("aria-current"));
  const choose = (id, wait) => {
    mark(id);
    if (chosen === id) return;
    chosen = id;
    clearTimeout(asking);
    asking = setTimeout(() => call("Select", id), wait);
  };

  // Bookings of a column and the free stretches between them, in order.
  const stops = column => {
    const taken = [...column.querySelectorAll("[data-at]")].map(it => [Number(it.dataset.at), Number(it.dataset.end)]).sort((one, other) => one[0] - other[0]);
    const found = [...column.querySelectorAll(".ap[data-id]")].map(it => ({ at: Number(it.dataset.at), element: it }));
    if ("books" in column.dataset) {
      let end = from();
      for (const [start, until] of [...taken, [to(), to()]]) {
        const at = Math.ceil(end / coarse) * coarse;
        if (start - at >= coarse) found.push({ at, column });
        end = Math.max(end, until);
      }
    }
    return found.sort((one, other) => one.at - other.at);
  };
  const go = stop => {
    if (stop.element) {
      free().hidden = true;
      hit(stop.element).focus();
    } else showFree(stop.column, stop.at);
  };
  const showFree = (column, at) => {
    const place = free();
    lay(place, column, at, coarse * 2);
    place.textContent = `Book at ${clock(at)}`;
    place.setAttribute("aria-label", `Book at ${clock(at)}, ${nameOf(column)}`);
    Object.assign(place.dataset, { column: column.dataset.col, at });
    rove(place);
    place.focus();
    place.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const here = element => element.matches(".place")
    ? { column: columns().find(it => it.dataset.col === element.dataset.column), at: Number(element.dataset.at) }
    : { column: element.closest(".scol"), at: Number(element.dataset.at) };
  const step = (element, key, isFine) => {
    const { column, at } = here(element);
    if (!column) return;
    if (isFine && element.matches(".place") && (key === "ArrowUp" || key === "ArrowDown")) {
      const next = at + (key === "ArrowDown" ? coarse : -coarse);
      if (next >= from() && next < to()) showFree(column, next);
      return;
    }
    const all = stops(column);
    if (key === "ArrowUp" || key === "ArrowDown") {
      const now = all.findIndex(it => it.element ? it.element === element : it.at === at && element.matches(".place"));
      const next = now < 0 ? all.find(it => key === "ArrowDown" ? it.at > at : false) ?? all.findLast(it => it.at < at) : all[now + (key === "ArrowDown" ? 1 : -1)];
      if (next) go(next);
      return;
    }
    const every = columns();
    for (let index = every.indexOf(column) + (key === "ArrowRight" ? 1 : -1); every[index]; index += key === "ArrowRight" ? 1 : -1) {
      const near = stops(every[index]).sort((one, other) => Math.abs(one.at - at) - Math.abs(other.at - at))[0];
      if (near) return go(near);
    }
  };

  const hand = scheduleHand({ columns, from, to, minuteAt, lay, say, call, clock, nameOf, coarse, ghost: () => root.querySelector(".ghost") });

  const keyDown = e => {
    if (hand.holds()) return hand.carry(e);
    const stop = e.target.closest(".ap[data-id], .place");
    if (!stop || e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key.startsWith("Arrow")) {
      e.preventDefault();
      step(stop, e.key, e.shiftKey);
    } else if (e.key.toLowerCase() === "m" && clinic.oneLetterKeys() && "moves" in stop.dataset) {
      e.preventDefault();
      hand.pick(stop, false);
    }
  };

  const click = e => {
    if (hand.swallows()) return;
    const hours = e.target.closest("[data-hours]");
    if (hours) return call("Hours", hours.dataset.hours);
    const refusal = e.target.closest(".refusal");
    if (refusal) return void (refusal.hidden = true);
    const place = e.target.closest(".place");
    if (place) return call("Place", place.dataset.column, Number(place.dataset.at));
    const block = e.target.closest(".ap[data-id]");
    if (block) {
      choose(block.dataset.id, 0);
      // Enter and the space bar open it: the next Tab is within its panel.
      if (e.detail === 0) openPanel(block.dataset.id);
      return;
    }
    const column = e.target.closest(".scol[data-books]");
    if (column && !e.target.closest(".veiled, .absence")) call("Place", column.dataset.col, Math.max(from(), snap(minuteAt(column, e.clientY))));
  };
  const openPanel = id => {
    const panel = () => document.querySelector(".vpanel .vacts button, .vpanel a, .vpanel [data-close]");
    setTimeout(() => chosen === id && panel()?.focus(), 250);
  };

  const focusIn = e => {
    const block = e.target.closest(".ap[data-id]");
    if (!block) return;
    free().hidden = true;
    focused = block.dataset.id;
    rove(hit(block));
    if (!hand.holds()) choose(block.dataset.id, 120);
  };

  // Drawn again: the cursor stays on its booking, and Tab still reaches one.
  const drawn = () => {
    focused = root.contains(document.activeElement) ? document.activeElement.closest(".ap[data-id]")?.dataset.id ?? null : document.activeElement === document.body ? focused : null;
    if (focused && document.activeElement === document.body) root.querySelector(`.ap[data-id="${focused}"] .hit`)?.focus();
    if (chosen && !document.querySelector(".vpanel")) chosen = null;
    mark(chosen);
    hand.drawn(id => root.querySelector(`.ap[data-id="${id}"]`));
    if (root.querySelector(".gb [tabindex='0']:not([hidden])")) return;
    const first = root.querySelector(".hit");
    if (first) first.tabIndex = 0;
    else {
      const column = root.querySelector(".scol[data-books]");
      const stop = column && stops(column)[0];
      if (stop) {
        lay(free(), column, stop.at, coarse * 2);
        free().textContent = `Book at ${clock(stop.at)}`;
        free().setAttribute("aria-label", `Book at ${clock(stop.at)}, ${nameOf(column)}`);
        Object.assign(free().dataset, { column: column.dataset.col, at: stop.at });
        rove(free());
      }
    }
  };
  // Escape leaves the panel for the booking it is about; while a mouse drags, it puts the booking back.
  const escape = e => {
    if (e.key !== "Escape" || document.querySelector(".mud-dialog")) return;
    if (hand.holdsByMouse()) return hand.letGo();
    root.querySelectorAll(".refusal").forEach(it => it.hidden = true);
    if (!e.target.closest?.(".vpanel")) return;
    e.preventDefault();
    const block = root.querySelector(`.ap[data-id="${chosen}"] .hit`);
    document.querySelector(".vpanel [data-close]")?.click();
    block?.focus();
  };

  window.schedule = {
    start(element, component) {
      [root, server, chosen] = [element, component, null];
      hand.forget();
      root.addEventListener("keydown", keyDown);
      root.addEventListener("click", click);
      root.addEventListener("pointerdown", hand.pointerDown);
      root.addEventListener("focusin", focusIn);
      root.addEventListener("pointerover", e => e.target.matches?.(".hit") && (e.target.title = e.target.getAttribute("aria-label")));
      addEventListener("keydown", escape);
      watcher = new MutationObserver(drawn);
      watcher.observe(root, { childList: true, subtree: true });
      drawn();
    },
    stop() {
      watcher?.disconnect();
      removeEventListener("keydown", escape);
      [root, server, watcher] = [null, null, null];
      hand.forget();
    },
  };
})();
