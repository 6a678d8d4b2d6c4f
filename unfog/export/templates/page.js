"use strict";
(() => {
  const all = (root, query) => Array.from(root.querySelectorAll(query));

  // As-of slider: the history table already holds every step; moving the slider shows the value of the last step by then.
  for (const incident of all(document, "article.incident")) {
    const box = incident.querySelector(".asof");
    const steps = all(incident, "table.history tbody tr");
    if (!box || !steps.length) continue;
    const stops = [...new Set(steps.map((row) => row.dataset.at))];
    const slider = box.querySelector("input");
    const output = box.querySelector("output");
    slider.max = stops.length;
    slider.value = stops.length;
    box.hidden = false;
    const show = () => {
      const stop = Number(slider.value);
      const whole = stop >= stops.length;
      const at = whole ? "" : stops[stop];
      const words = whole ? "the end: all reports" : steps.find((row) => row.dataset.at === at).dataset.when;
      output.textContent = words;
      slider.setAttribute("aria-valuetext", words);
      incident.classList.toggle("past", !whole);
      for (const row of all(incident, "table.facts tbody tr")) {
        const cell = row.querySelector(".value");
        let then = cell.querySelector(".then");
        if (!then) {
          then = document.createElement("div");
          then.className = "then";
          cell.append(then);
        }
        const known = steps.filter((s) => s.dataset.field === row.dataset.field && stops.indexOf(s.dataset.at) <= stop);
        then.textContent = known.length ? known[known.length - 1].querySelector(".after").textContent : "nothing known yet";
        then.hidden = whole;
        cell.querySelector(".now").hidden = !whole;
      }
      const limit = whole ? Infinity : Date.parse(at);
      for (const dot of all(incident, ".timeline a")) dot.classList.toggle("later", Date.parse(dot.dataset.at) > limit);
    };
    slider.addEventListener("input", show);
    show();
  }

  // Filter over reports and claims.
  const form = document.querySelector("form.filter");
  if (form) {
    form.hidden = false;
    const reports = all(document, "article.report").map((node) => ({ node, text: node.textContent.toLowerCase(), claims: all(node, ".claim") }));
    const apply = () => {
      const words = form.elements.words.value.trim().toLowerCase();
      const field = form.elements.field.value;
      const certainty = form.elements.certainty.value;
      let shownReports = 0;
      let shownClaims = 0;
      for (const report of reports) {
        let left = 0;
        for (const claim of report.claims) {
          const fits = (!field || claim.dataset.field === field) && (!certainty || claim.dataset.certainty === certainty);
          claim.hidden = !fits;
          if (fits) left += 1;
        }
        const fits = (!words || report.text.includes(words)) && (left > 0 || (!field && !certainty));
        report.node.hidden = !fits;
        if (fits) {
          shownReports += 1;
          shownClaims += left;
        }
      }
      form.querySelector("output").textContent = words || field || certainty ? `${shownReports} ${shownReports === 1 ? "report" : "reports"}, ${shownClaims} ${shownClaims === 1 ? "claim" : "claims"}` : "";
    };
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
  }

  // Following a link: light up all words of the claim, and bring back what a filter or a closed table hides.
  const arrive = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    for (const mark of all(document, "mark.lit")) mark.classList.remove("lit");
    if (!target) return;
    if (target.closest("[hidden]") && form) form.reset();
    const claim = id.startsWith("w-") ? id.slice(2) : id;
    for (const mark of all(document, "mark[data-c]")) if (mark.dataset.c.split(" ").includes(claim)) mark.classList.add("lit");
    setTimeout(() => target.scrollIntoView({ block: "center" }));
  };
  addEventListener("hashchange", arrive);
  arrive();
  addEventListener("beforeprint", () => all(document, "details").forEach((node) => { node.open = true; }));
})();
