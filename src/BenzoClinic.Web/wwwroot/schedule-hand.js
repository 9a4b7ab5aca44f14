// A booking in the hand, by mouse or by keys; schedule.js says where the columns are and hears where it was put down.
window.scheduleHand = sheet => {
  const fine = 5, { columns, from, to, minuteAt, lay, say, call, clock, nameOf, coarse, ghost } = sheet;
  let held = null, swallow = false;

  const columnAt = x => columns().find(column => x >= column.getBoundingClientRect().left && x < column.getBoundingClientRect().right);
  // A booking in the hand: a ghost shows where it would go.
  const pick = (block, byMouse) => {
    const column = block.closest(".scol"), at = Number(block.dataset.at), minutes = Number(block.dataset.end) - at;
    held = {
      id: block.dataset.id, revision: Number(block.dataset.rev), block, byMouse, column, at, minutes, first: [column, at, minutes],
      name: block.querySelector(".n > span").textContent,
    };
    block.classList.add("held");
    show();
  };
  const show = () => {
    const { column, at, minutes, name } = held;
    lay(ghost(), column, at, minutes);
    ghost().textContent = `${clock(at)}–${clock(at + minutes)} ${name}`;
    if (!held.byMouse) {
      say(`${name}: ${clock(at)} to ${clock(at + minutes)}, ${nameOf(column)}`);
      ghost().scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  };
  const letGo = () => {
    held?.block.classList.remove("held");
    ghost().hidden = true;
    held = null;
  };
  const drop = () => {
    const { id, revision, column, at, minutes, first } = held;
    letGo();
    if (first[0] === column && first[1] === at && first[2] === minutes) return say("It stays where it was.");
    call("Drop", id, revision, column.dataset.col, at, minutes);
  };
  const carry = e => {
    if (e.key !== "Tab") e.preventDefault();
    e.stopPropagation();
    const every = columns(), index = every.indexOf(held.column);
    const { at, minutes } = held;
    if (e.key === "ArrowUp") held.at = Math.max(from(), at - coarse);
    else if (e.key === "ArrowDown") held.at = Math.min(to() - minutes, at + coarse);
    else if (e.key === "ArrowLeft") held.column = every[index - 1] ?? held.column;
    else if (e.key === "ArrowRight") held.column = every[index + 1] ?? held.column;
    else if (e.key === "+" || e.key === "=") held.minutes = Math.min(240, to() - at, minutes + fine);
    else if (e.key === "-") held.minutes = Math.max(fine, minutes - fine);
    else if (e.key === "Enter") return drop();
    else if (e.key === "Escape" || e.key === "Tab") {
      letGo();
      return say("Put back.");
    } else return;
    show();
  };

  const pointerDown = e => {
    const block = e.target.closest(".ap[data-moves]");
    if (!block || e.button !== 0 || e.pointerType === "touch") return;
    const box = block.getBoundingClientRect();
    const begin = { x: e.clientX, y: e.clientY, within: minuteAt(block.closest(".scol"), e.clientY) - Number(block.dataset.at), resizes: box.bottom - e.clientY <= 7 };
    const move = it => {
      if (!held) {
        if (Math.hypot(it.clientX - begin.x, it.clientY - begin.y) < 5) return;
        pick(block, true);
      }
      it.preventDefault();
      if (begin.resizes) {
        const pulled = Math.round((minuteAt(held.column, it.clientY) - minuteAt(held.column, begin.y)) / fine) * fine;
        held.minutes = Math.min(to() - held.at, Math.max(fine, held.first[2] + pulled));
      } else {
        held.column = columnAt(it.clientX) ?? held.column;
        const at = Math.round((minuteAt(held.column, it.clientY) - begin.within) / coarse) * coarse;
        held.at = Math.min(to() - held.minutes, Math.max(from(), at));
      }
      show();
    };
    const end = it => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", end);
      removeEventListener("pointercancel", end);
      if (!held) return;
      // The click that follows a drag is none.
      swallow = true;
      setTimeout(() => swallow = false, 0);
      it.type === "pointerup" ? drop() : letGo();
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", end);
    addEventListener("pointercancel", end);
  };

  return {
    pick, letGo, carry, pointerDown,
    holds: () => held !== null,
    holdsByMouse: () => held?.byMouse === true,
    forget: () => held = null,
    swallows() {
      const swallowed = swallow;
      swallow = false;
      return swallowed;
    },
    drawn(find) {
      if (held && !held.block.isConnected) held.block = find(held.id) ?? held.block;
    },
  };
};
