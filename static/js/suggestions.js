/* Suggestions under the finder's field: a combobox with a list. Without this file the field is a plain one. */
(function () {
  "use strict";

  const SHORTEST = 2;
  const PAUSE = 150;
  const form = document.querySelector("form[data-suggestions]");
  const input = form && form.querySelector("#q");
  if (!input || !window.fetch) return;

  const list = document.createElement("ul");
  list.id = "soovitused";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestionsLabel);
  const status = document.createElement("span");
  status.className = "hidden";
  status.setAttribute("role", "status");
  input.after(list, status);
  input.parentElement.classList.add("field--suggestions");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.autocomplete = "off";

  let shown = [];
  let active = -1;
  let timer = 0;
  let asked = 0;

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(suggestion) {
    if (!suggestion.isWord) {
      window.location.assign(suggestion.url);
      return;
    }
    input.value = suggestion.text;
    close();
    form.requestSubmit();
  }

  function option(suggestion, place) {
    const item = document.createElement("li");
    item.id = "soovitus-" + place;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    const kind = document.createElement("span");
    kind.className = "soft small";
    kind.textContent = suggestion.kind;
    const text = document.createElement("span");
    text.textContent = suggestion.text;
    if (suggestion.lang) text.lang = suggestion.lang;
    item.append(text, " ", kind);
    item.addEventListener("mousedown", function (event) {
      event.preventDefault();
      choose(suggestion);
    });
    return item;
  }

  function show(answer) {
    shown = answer.suggestions;
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...shown.map(option));
    list.hidden = shown.length === 0;
    input.setAttribute("aria-expanded", String(shown.length > 0));
    status.textContent = answer.said;
  }

  function ask() {
    const words = input.value.trim();
    const number = ++asked;
    if (words.length < SHORTEST) {
      close();
      status.textContent = "";
      return;
    }
    fetch(form.dataset.suggestions + "?q=" + encodeURIComponent(words))
      .then(function (response) { return response.ok ? response.json() : Promise.reject(); })
      .then(function (answer) { if (number === asked && document.activeElement === input) show(answer); })
      .catch(close);
  }

  function move(step) {
    if (list.hidden || !shown.length) return;
    if (active >= 0) list.children[active].setAttribute("aria-selected", "false");
    active += step;
    if (active >= shown.length) active = -1;
    if (active < -1) active = shown.length - 1;
    if (active < 0) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    const item = list.children[active];
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", item.id);
  }

  input.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", function (event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) ask();
      else move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(shown[active]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", close);
})();
