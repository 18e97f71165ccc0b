// The table of self-scoring: saves as one types, keeps what the line lost, moves like a spreadsheet.
"use strict";

(() => {
  const form = document.getElementById("tu-cham");
  const told = document.getElementById("luu");
  const kept = `thidua ${location.pathname} ${form.elements.ky.value}`;
  const cells = new Map(
    [...form.querySelectorAll("[data-cell]")].map((box) => [
      box.dataset.cell,
      {
        box,
        input: box.querySelector(".cell"),
        version: box.querySelector("[data-version]"),
        problem: box.querySelector("[data-problem]"),
        take: box.querySelector("[data-theirs]"),
      },
    ]),
  );
  const order = [...cells.values()].map((cell) => cell.input);
  const stored = new Map([...cells].map(([name, cell]) => [name, cell.input.value]));
  const held = new Set(); // refused: not sent again until somebody changes or confirms it
  const WAIT = 500, AGAIN = 5000;
  let timer = 0, sending = null, lost = false;

  const nameOf = (input) => input.closest("[data-cell]").dataset.cell;
  const changed = () =>
    [...cells.keys()].filter((name) => cells.get(name).input.value !== stored.get(name));

  function keep() {
    const waiting = changed().map((name) => {
      const cell = cells.get(name);
      return [name, cell.input.value, cell.version.value];
    });
    try {
      if (waiting.length) localStorage.setItem(kept, JSON.stringify(waiting));
      else localStorage.removeItem(kept);
    } catch { /* a browser that keeps nothing still saves to the server */ }
  }

  function bringBack() {
    let waiting = [];
    try {
      waiting = JSON.parse(localStorage.getItem(kept) ?? "[]");
    } catch { /* nothing that can be read was kept */ }
    for (const [name, text, version] of waiting) {
      const cell = cells.get(name);
      if (!cell || cell.input.value === text) continue;
      cell.input.value = text;
      cell.version.value = version;
    }
    if (waiting.length) save();
  }

  function later(wait = WAIT) {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  }

  async function save() {
    clearTimeout(timer);
    if (sending) {
      await sending;
      return save();
    }
    const names = changed().filter((name) => !held.has(name));
    if (!names.length) return undefined;
    sending = send(names);
    await sending;
    sending = null;
    if (lost) later(AGAIN);
    else if (changed().some((name) => !held.has(name))) later();
    return undefined;
  }

  async function send(names) {
    const body = new FormData();
    for (const field of ["csrfmiddlewaretoken", "ky"]) body.set(field, form.elements[field].value);
    const sent = new Map();
    for (const name of names) {
      const cell = cells.get(name);
      sent.set(name, cell.input.value);
      body.set(cell.input.name, cell.input.value);
      body.set(cell.version.name, cell.version.value);
    }
    if (!lost) told.textContent = form.dataset.saving;
    try {
      const headers = { "HX-Request": "true", Accept: "application/json" };
      const answer = await fetch(form.action, { method: "POST", body, headers });
      const said = await answer.json();
      if (!said.cells) throw new Error(String(answer.status));
      lost = false;
      show(said, sent);
    } catch {
      tellLost();
    }
    keep();
  }

  function tellLost() {
    lost = true;
    const now = new Date();
    const time = `${now.getHours()} giờ ${String(now.getMinutes()).padStart(2, "0")} phút`;
    told.textContent = form.dataset.lost
      .replace("{time}", document.documentElement.lang === "vi" ? time : now.toTimeString().slice(0, 5))
      .replace("{count}", String(changed().length));
  }

  function show(said, sent) {
    for (const [name, news] of Object.entries(said.cells)) showCell(name, news, sent);
    for (const [anchor, news] of Object.entries(said.rows)) {
      const row = document.getElementById(anchor);
      row.querySelector("[data-points]").textContent = news.points;
      const why = row.querySelector("[data-said]");
      why.textContent = news.said;
      why.className = `why${news.tone === "undefined" ? " bad" : news.tone ? " warn" : ""}`;
    }
    document.getElementById("tong").textContent = said.total;
    document.getElementById("da-nhap").textContent = said.filled;
    const year = document.getElementById("ca-nam");
    if (year) year.textContent = said.year;
    for (const chip of form.querySelectorAll("[data-gap]")) {
      chip.hidden = !said.missing.includes(chip.dataset.gap);
    }
    document.getElementById("con-thieu").hidden = !said.missing.length;
    told.textContent = said.saved;
    if (said.open) return;
    for (const input of order) {
      if (input.tagName === "SELECT") input.disabled = true;
      else input.readOnly = true;
    }
  }

  function showCell(name, news, sent) {
    const cell = cells.get(name);
    if (!cell) return undefined;
    const busy = cell.input === document.activeElement;
    if (news.problem) {
      held.add(name);
      cell.version.value = news.version;
      mark(cell, news.problem, news.clash ? news.theirs : null);
    } else if (sent.has(name)) {
      cell.version.value = news.version;
      mark(cell, "", null);
      if (cell.input.value !== sent.get(name)) return stored.set(name, sent.get(name));
      if (!busy) cell.input.value = news.text;
      stored.set(name, cell.input.value);
    } else if (!busy && cell.input.value === stored.get(name)) {
      cell.version.value = news.version;
      cell.input.value = news.text;
      stored.set(name, news.text);
    }
    return undefined;
  }

  function mark(cell, problem, theirs) {
    cell.problem.textContent = problem;
    if (problem) cell.input.setAttribute("aria-invalid", "true");
    else cell.input.removeAttribute("aria-invalid");
    cell.take.hidden = theirs === null;
    cell.take.dataset.theirs = theirs ?? "";
  }

  function restore(input) {
    const name = nameOf(input);
    input.value = stored.get(name);
    held.delete(name);
    mark(cells.get(name), "", null);
    keep();
  }

  function put(input, text) {
    if (input.tagName !== "SELECT") {
      input.value = text;
      return;
    }
    const wanted = text.toLowerCase();
    const found = [...input.options].find((one) =>
      [one.value.toLowerCase(), one.text.trim().toLowerCase()].includes(wanted),
    );
    if (found) input.value = found.value;
  }

  function move(input, step) {
    const next = order[order.indexOf(input) + step];
    if (!next) return;
    next.focus();
    next.select?.();
  }

  form.addEventListener("input", (event) => {
    if (!event.target.matches(".cell")) return;
    held.delete(nameOf(event.target));
    keep();
    later();
  });
  form.addEventListener("change", () => later(0));
  form.addEventListener("keydown", (event) => {
    const input = event.target;
    if (!input.matches(".cell")) return;
    const arrows = input.tagName !== "SELECT";
    if (event.key === "Enter") move(input, event.shiftKey ? -1 : 1);
    else if (event.key === "ArrowDown" && arrows) move(input, 1);
    else if (event.key === "ArrowUp" && arrows) move(input, -1);
    else if (event.key === "Escape") restore(input);
    else return;
    event.preventDefault();
  });
  form.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text").replace(/\r/g, "").replace(/\n$/, "");
    if (!event.target.matches(".cell") || !/[\n\t]/.test(text)) return;
    event.preventDefault();
    const start = order.indexOf(event.target);
    const lines = text.split("\n").map((line) => line.split("\t")[0].trim());
    const filled = lines.slice(0, order.length - start);
    filled.forEach((line, place) => {
      put(order[start + place], line);
      held.delete(nameOf(order[start + place]));
    });
    told.textContent = form.dataset.pasted.replace("{count}", String(filled.length));
    keep();
    later();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter?.name === "lay") {
      const cell = cells.get(event.submitter.value);
      stored.set(event.submitter.value, event.submitter.dataset.theirs);
      cell.input.focus();
      restore(cell.input);
      return;
    }
    held.clear();
    save();
  });
  form.addEventListener("click", async (event) => {
    const link = event.target.closest("a.primary");
    if (!link || !changed().length) return;
    event.preventDefault();
    await save();
    if (!changed().length) location.assign(link.href);
  });
  addEventListener("online", () => save());
  document.getElementById("phim").hidden = false;
  bringBack();
})();
