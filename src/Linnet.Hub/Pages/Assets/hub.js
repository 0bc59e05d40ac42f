"use strict";

// Everything works without this script; it makes some things shorter.

// Copies the text of a box. The button is hidden until here, since without script it could do nothing.
for (const button of document.querySelectorAll("button.copy")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const label = button.querySelector("span") ?? button;
    const before = label.textContent;
    await navigator.clipboard.writeText(button.parentElement.querySelector("code").textContent);
    label.textContent = button.dataset.copied;
    button.setAttribute("aria-live", "polite");
    setTimeout(() => { label.textContent = before; }, 1500);
  });
}

// A menu closes with Escape, and when the focus or the pointer goes elsewhere.
for (const menu of document.querySelectorAll("details.menu")) {
  document.addEventListener("click", event => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("focusout", event => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
  menu.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

// "/" leads to the search, as on many sites.
document.addEventListener("keydown", event => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName)) return;
  event.preventDefault();
  document.getElementById("site-search")?.focus();
});

// A form is sent once, however often its button is pressed.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", event => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
}
window.addEventListener("pageshow", () => { for (const form of document.forms) delete form.dataset.sent; });

// A choice that its form can send by itself.
for (const choice of document.querySelectorAll("select[data-submit], input[data-submit]")) choice.addEventListener("change", () => choice.form.requestSubmit());

// Filters are folded where they would push what was found off the screen.
if (window.matchMedia("(max-width: 56rem)").matches) for (const facets of document.querySelectorAll("details.facets")) facets.open = false;

// While somebody types into the search, what they may mean is offered; to choose a name leads to it.
const search = document.getElementById("site-search");
if (search) {
  const list = document.body.appendChild(document.createElement("datalist"));
  list.id = "site-suggestions";
  search.setAttribute("list", list.id);
  const addresses = new Map();
  let timer = 0;
  search.addEventListener("input", event => {
    const chosen = addresses.get(search.value);
    if (chosen && (!event.inputType || event.inputType === "insertReplacementText")) {
      location.assign(chosen);
      return;
    }
    clearTimeout(timer);
    const text = search.value.trim();
    if (text.length < 2) return;
    timer = setTimeout(async () => {
      const answer = await fetch(`/api/quicksearch?limit=6&q=${encodeURIComponent(text)}`).catch(() => null);
      if (!answer?.ok || search.value.trim() !== text) return;
      const found = await answer.json();
      const items = [...found.models, ...found.datasets, ...found.spaces].map(item => [item.id, item.url]).concat(found.accounts.map(account => [account.name, account.url]));
      addresses.clear();
      list.replaceChildren(...items.map(([name, url]) => {
        addresses.set(name, url);
        const option = document.createElement("option");
        option.value = name;
        return option;
      }));
    }, 150);
  });
}

// A form whose answer has a place on the page: what comes back is a whole page, of which that place is taken.
for (const form of document.querySelectorAll("form[data-answer]")) {
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const place = document.getElementById(form.dataset.answer);
    place.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      place.replaceChildren(...(page.getElementById(form.dataset.answer) ?? page.querySelector("main")).childNodes);
    } catch {
      form.submit();
    }
    place.removeAttribute("aria-busy");
    delete form.dataset.sent;
  });
}
