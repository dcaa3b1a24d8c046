
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const total = data.images.length;
  const ORIGINS = ["real", "synthetic"];
  const ORIGIN_KEYS = ["r", "s"];
  const CLASS_KEYS = "1234567890abcdefghijklmnopqtuvwxyz";
  const LARGEST = 480; // pixels a side that a small picture is enlarged to at most
  const SLOT = "cytodiffusion-turing-test-" + data.test;
  const at = id => document.getElementById(id);

  // What is kept: who answers, the cell that is shown (total: the end), and for each cell an origin, a class (both as
  // index, null while open) and the seconds that it was looked at.
  const fresh = () => ({
    rater: "",
    years: "",
    place: 0,
    answers: data.images.map(() => ({ origin: null, class: null, seconds: 0 })),
  });
  let state = fresh();
  let shownSince = null;
  let storage = true;

  function load() {
    try {
      const kept = JSON.parse(localStorage.getItem(SLOT));
      if (kept && kept.answers.length === total) {
        state = kept;
      }
    } catch {
      storage = false;
    }
  }

  function save() {
    try {
      localStorage.setItem(SLOT, JSON.stringify(state));
      storage = true;
    } catch {
      storage = false;
    }
    at("forgetful").hidden = storage;
  }

  // Answers

  const complete = answer => answer.origin !== null && answer.class !== null;
  const answered = () => state.answers.filter(complete).length;
  const nextOpen = from => state.answers.findIndex((answer, i) => i >= from && !complete(answer));

  function inWords(place) {
    const answer = state.answers[place];
    return [ORIGINS[answer.origin], data.classes[answer.class]].filter(Boolean).join(", ");
  }

  function choose(question, index) {
    const place = state.place;
    const answer = state.answers[place];
    const wasComplete = complete(answer);
    answer[question] = index;
    if (complete(answer) && !wasComplete) {
      const next = nextOpen(place + 1);
      go(next < 0 ? total : next);
    } else {
      save();
      showChoices();
    }
    say(`Cell ${place + 1}: ${inWords(place)}.` + (state.place === place + 1 ? " The left arrow goes back to it." : ""));
  }

  function csv() {
    const quoted = field => (/[",\n\r]/.test(field) ? `"${field.replace(/"/g, '""')}"` : field);
    const rows = [["test", "rater", "years", "item", "answer", "class", "seconds"]];
    state.answers.forEach((answer, i) => {
      if (complete(answer)) {
        const seconds = answer.seconds.toFixed(1);
        rows.push([data.test, state.rater, state.years, i + 1, ORIGINS[answer.origin], data.classes[answer.class], seconds]);
      }
    });
    return rows.map(row => row.map(field => quoted(String(field))).join(",") + "\n").join("");
  }

  function download() {
    const link = document.createElement("a");
    const name = state.rater.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
    link.href = URL.createObjectURL(new Blob([csv()], { type: "text/csv" }));
    link.download = `turing-test-${name || "rater"}.csv`;
    link.click();
    say(`Saved as ${link.download}.`);
  }

  // What is shown

  function say(text) {
    at("status").textContent = text;
  }

  function button(text, key, action) {
    const made = document.createElement("button");
    made.type = "button";
    if (key) {
      const cap = document.createElement("kbd");
      cap.textContent = key.toUpperCase();
      made.append(cap);
      made.setAttribute("aria-keyshortcuts", key.toUpperCase());
    }
    made.append(Object.assign(document.createElement("span"), { textContent: text }));
    made.addEventListener("click", action);
    return made;
  }

  function showOnly(id) {
    for (const section of document.querySelectorAll("main > section")) {
      section.hidden = section.id !== id;
    }
    const begun = id !== "start";
    at("progress").hidden = !begun;
    at("who").hidden = !begun;
    at("who").textContent = state.rater;
    at("who").setAttribute("aria-label", `Rater: ${state.rater}. Change the name or the years`);
    at("bar").max = total;
    at("bar").value = answered();
    at("count").textContent = `${answered()} of ${total} answered`;
    // Also tells a screen reader where it is now.
    at(`${id}-title`).focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  function showStart() {
    stopClock();
    at("name").value = state.rater;
    at("years").value = state.years;
    showOnly("start");
  }

  function showCell() {
    at("cell-title").textContent = `Cell ${state.place + 1} of ${total}`;
    at("image").src = "data:image/png;base64," + data.images[state.place];
    at("image").alt = `Cell ${state.place + 1}`;
    at("back").disabled = state.place === 0;
    showChoices();
    showOnly("cell");
    fit();
    startClock();
  }

  function showChoices() {
    for (const question of ["origin", "class"]) {
      at(question).querySelectorAll("button").forEach((choice, i) => {
        choice.setAttribute("aria-pressed", String(state.answers[state.place][question] === i));
      });
    }
  }

  function showEnd() {
    const open = total - answered();
    at("end-title").textContent = open === 0 ? "All cells are answered" : "Not all cells are answered";
    at("missing").hidden = open === 0;
    at("missing-text").textContent =
      (open === 1 ? "One cell is open" : `${open} cells are open`) + " and will not be in the file. Go to:";
    at("missing-cells").replaceChildren(
      ...state.answers.flatMap((answer, i) => {
        if (complete(answer)) {
          return [];
        }
        const half = answer.origin !== null ? " (class?)" : answer.class !== null ? " (real?)" : "";
        const line = document.createElement("li");
        line.append(button(`Cell ${i + 1}${half}`, null, () => go(i)));
        return [line];
      })
    );
    at("thanks").textContent =
      `Thank you, ${state.rater}. Save your answers as a file and send it to the person who gave you this page.`;
    at("save").disabled = answered() === 0;
    at("text").value = csv();
    at("sure").hidden = true;
    showOnly("end");
  }

  function go(place) {
    say("");
    stopClock();
    state.place = Math.min(Math.max(place, 0), total);
    save();
    if (state.place === total) {
      showEnd();
    } else {
      showCell();
    }
  }

  // Enlarges by whole numbers, so that every pixel stays a sharp square, as far as there is room and LARGEST allows.
  function fit() {
    const image = at("image");
    if (image.naturalWidth > 0) {
      const stacked = matchMedia("(max-width: 60rem)").matches;
      const height = innerHeight * (stacked ? 0.42 : 0.72);
      const side = Math.min(at("picture").clientWidth, height, Math.max(LARGEST, image.naturalWidth));
      const room = side / Math.max(image.naturalWidth, image.naturalHeight);
      const zoom = room >= 1 ? Math.floor(room) : room;
      image.width = Math.round(image.naturalWidth * zoom);
      image.height = Math.round(image.naturalHeight * zoom);
    }
  }

  // The clock runs while a cell is seen.

  function startClock() {
    shownSince = document.hidden ? null : performance.now();
  }

  function stopClock() {
    if (shownSince !== null && state.place < total) {
      state.answers[state.place].seconds += (performance.now() - shownSince) / 1000;
    }
    shownSince = null;
  }

  // What the rater does

  function press(event) {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea")) {
      return;
    }
    const key = event.key.toLowerCase();
    const onCell = !at("cell").hidden;
    if (onCell && ORIGIN_KEYS.includes(key)) {
      choose("origin", ORIGIN_KEYS.indexOf(key));
    } else if (onCell && key.length === 1 && CLASS_KEYS.slice(0, data.classes.length).includes(key)) {
      choose("class", CLASS_KEYS.indexOf(key));
    } else if (key === "arrowleft" && (onCell || !at("end").hidden)) {
      go(state.place - 1);
    } else if (key === "arrowright" && onCell) {
      go(state.place + 1);
    } else {
      return;
    }
    event.preventDefault();
  }

  function begin(event) {
    event.preventDefault();
    state.rater = at("name").value.trim();
    state.years = at("years").value;
    if (state.rater === "") {
      at("name").value = "";
      at("name").reportValidity();
      return;
    }
    go(state.place);
  }

  function prepare() {
    const share = data.half ? "Half of them are real, the other half" : "Some of them are real, the others";
    at("share").textContent = `You will see ${total} cells. ${share} were generated by a model.`;
    at("key-range").textContent = CLASS_KEYS[0] + " … " + CLASS_KEYS[data.classes.length - 1].toUpperCase();
    const choices = (question, names, keys) => at(question).querySelector(".choices").append(
      ...names.map((name, i) => button(name, keys[i], () => choose(question, i))));
    choices("origin", ["Real", "Synthetic"], ORIGIN_KEYS);
    choices("class", data.classes, CLASS_KEYS);
    at("image").addEventListener("load", fit);
    at("rater").addEventListener("submit", begin);
    at("back").addEventListener("click", () => go(state.place - 1));
    at("on").addEventListener("click", () => go(state.place + 1));
    at("finish").addEventListener("click", () => go(total));
    at("review").addEventListener("click", () => go(total - 1));
    at("who").addEventListener("click", showStart);
    at("save").addEventListener("click", download);
    at("another").addEventListener("click", () => { at("sure").hidden = false; at("keep").focus(); });
    at("keep").addEventListener("click", () => { at("sure").hidden = true; at("another").focus(); });
    at("delete").addEventListener("click", () => { state = fresh(); save(); showStart(); say(""); });
    addEventListener("keydown", press);
    addEventListener("resize", fit);
    document.addEventListener("visibilitychange", () => {
      if (!at("cell").hidden) {
        document.hidden ? (stopClock(), save()) : startClock();
      }
    });
    addEventListener("pagehide", () => { stopClock(); save(); });
    addEventListener("beforeunload", event => {
      if (!storage && answered() > 0) {
        event.preventDefault();
      }
    });
  }

  prepare();
  load();
  save();
  if (state.rater === "") {
    showStart();
  } else {
    go(state.place);
    say(`Welcome back: ${answered()} of ${total} cells are answered.`);
  }
})();
