"use strict";
// The desk's own script: keys in a dossier, the as-of slider, closing forms. Every page can be read and used without it.
(() => {
  const all = (root, query) => Array.from(root.querySelectorAll(query));
  const KEYS = "unfog-keys";
  const on = () => localStorage.getItem(KEYS) !== "off";

  const box = document.getElementById("keys-on");
  if (box) {
    box.checked = on();
    box.addEventListener("change", () => localStorage.setItem(KEYS, box.checked ? "on" : "off"));
  }

  // The list of moments becomes a slider; moving it asks for that moment once the hand rests.
  for (const select of all(document, "select[data-slider]")) {
    const moments = all(select, "option").slice(1).concat(select.options[0]);
    const slider = document.createElement("input");
    const output = document.createElement("output");
    slider.type = "range";
    slider.min = 0;
    slider.max = moments.length - 1;
    slider.value = Math.max(0, moments.indexOf(select.selectedOptions[0]));
    const say = () => {
      output.textContent = moments[slider.value].textContent;
      slider.setAttribute("aria-valuetext", output.textContent);
    };
    say();
    slider.addEventListener("input", say);
    slider.addEventListener("change", () => {
      select.value = moments[slider.value].value;
      select.form.requestSubmit();
    });
    const label = select.closest("label");
    label.classList.add("slid");
    select.hidden = true;
    label.append(slider);
    label.after(output);
    select.form.querySelector("button").hidden = true;
  }

  // Claims: one at a time by keyboard.
  const claims = () => all(document, "li.claim").filter((node) => node.checkVisibility());
  let at = null;
  const light = (claim) => {
    for (const node of all(document, ".claim.focus")) node.classList.remove("focus");
    for (const mark of all(document, "mark.lit")) mark.classList.remove("lit");
    at = claim;
    if (!claim) return;
    claim.classList.add("focus");
    claim.tabIndex = -1;
    claim.focus({ preventScroll: true });
    for (const mark of all(document, "mark[data-c]")) if (mark.dataset.c.split(" ").includes(claim.id)) mark.classList.add("lit");
    claim.scrollIntoView({ block: "center" });
    const lit = claim.closest(".report").querySelector("mark.lit");
    const text = lit && lit.closest(".text");
    if (text && text.scrollHeight > text.clientHeight) text.scrollTop = lit.offsetTop - text.offsetTop - text.clientHeight / 3;
  };
  const step = (by, fits = () => true) => {
    const list = claims();
    if (!list.length) return;
    const from = at && list.includes(at) ? list.indexOf(at) : by > 0 ? -1 : list.length;
    for (let n = from + by; n >= 0 && n < list.length; n += by) {
      if (fits(list[n])) return light(list[n]);
    }
  };
  const waits = (claim) => claim.querySelector(".review[data-open]") && !claim.classList.contains("bg");
  const openForm = (kind) => {
    const link = at && at.querySelector(".review");
    if (!link) return;
    const target = at.querySelector(".reviewbox");
    htmx.ajax("GET", `${link.getAttribute("hx-get")}&kind=${kind}`, { target, swap: "innerHTML" }).then(() => {
      const first = kind === "correct" ? target.querySelector(".values input, .values select") : target.querySelector("textarea");
      if (!first) return;
      first.focus();
      if (first.select) first.select();
    });
  };
  const close = () => {
    const form = document.activeElement && document.activeElement.closest(".reviewbox .decide");
    if (!form) return false;
    const claim = form.closest("li.claim");
    form.remove();
    if (claim) light(claim);
    return true;
  };

  let wait = "";
  addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [contenteditable]");
    if (event.key === "Escape" && close()) return event.preventDefault();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
      event.preventDefault();
      return event.target.form.requestSubmit();
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !on()) return;
    const before = wait;
    wait = "";
    const acts = {
      j: () => step(1),
      k: () => step(-1),
      n: () => step(1, waits),
      a: () => openForm("accept"),
      c: () => openForm("correct"),
      r: () => openForm("reject"),
      u: () => { location.href = "/decisions/last"; },
      "/": () => { const field = document.querySelector("input[type=search]"); if (field) field.focus(); else location.href = "/search"; },
    };
    if (event.key === "g") {
      wait = "g";
    } else if (before === "g" && event.key === "q") {
      location.href = "/queue/next";
    } else if (Object.hasOwn(acts, event.key)) {
      event.preventDefault();
      acts[event.key]();
    }
  });
  addEventListener("focusin", (event) => {
    const claim = event.target.closest("li.claim");
    if (claim && claim !== at) at = claim;
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) {
      event.preventDefault();
      event.target.focus();
      close();
    }
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const form = event.detail.target.closest(".reviewbox");
    if (form && !form.contains(document.activeElement)) { const field = form.querySelector("textarea"); if (field) field.focus(); }
  });
  // A link to a claim makes it the one that keys act on.
  const arrive = () => {
    const claim = location.hash.startsWith("#c-") && document.getElementById(location.hash.slice(1));
    if (claim && claim.matches("li.claim")) light(claim);
  };
  addEventListener("hashchange", arrive);
  arrive();
})();
