// Sends a form with a file while it shows how far it is, and sends it again when the network drops.
// The form stays as it is until the server has answered: nothing chosen or typed is lost. Sending the
// same file twice is one attachment, so trying again does no harm.
"use strict";

(() => {
  const PAUSES = [2000, 5000, 10000]; // milliseconds before each further try
  const MEGABYTE = 1000000;

  function say(form, words, bad) {
    const state = form.querySelector("[data-state]");
    state.textContent = words;
    state.className = bad && words ? "alert bad" : "small";
  }

  function rest(form) {
    form.querySelector("progress").hidden = true;
    form.querySelector("button[type=submit]").disabled = false;
    delete form.dataset.busy;
  }

  function show(answer, form, request) {
    const main = answer.querySelector("main");
    const refused = answer.querySelector("#loi");
    if (refused) {
      rest(form);
      say(form, refused.textContent.trim().replace(/\s+/g, " "), true);
    } else if (request.status === 200 && answer.querySelector("#minh-chung")) {
      document.querySelector("main").replaceWith(document.adoptNode(main));
      history.replaceState(null, "", `${request.responseURL}#${form.dataset.anchor}`);
      document.getElementById(form.dataset.anchor)?.scrollIntoView();
    } else {
      rest(form);
      const words = { 200: form.dataset.ended, 403: form.dataset.ended, 413: form.dataset.tooLarge };
      say(form, words[request.status] ?? form.dataset.givenUp, true);
    }
  }

  function send(form, tries) {
    const request = new XMLHttpRequest();
    const bar = form.querySelector("progress");
    const again = () => {
      if (tries < PAUSES.length) {
        say(form, form.dataset.lost, true);
        setTimeout(() => send(form, tries + 1), PAUSES[tries]);
      } else {
        rest(form);
        say(form, form.dataset.givenUp, true);
      }
    };
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) {
        bar.value = Math.floor((100 * event.loaded) / event.total);
        say(form, `${form.dataset.sending} ${bar.value} %`, false);
      }
    });
    request.addEventListener("error", again);
    request.addEventListener("abort", again);
    request.addEventListener("load", () => {
      if (request.status >= 500) {
        again();
      } else {
        show(new DOMParser().parseFromString(request.responseText, "text/html"), form, request);
      }
    });
    bar.value = 0;
    bar.hidden = false;
    request.open("POST", form.action);
    request.send(new FormData(form));
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-upload]")) {
      return;
    }
    event.preventDefault();
    if (form.dataset.busy) {
      return;
    }
    const file = form.querySelector("input[type=file]").files[0];
    if (file && file.size > Number(form.dataset.largest) * MEGABYTE) {
      say(form, form.dataset.tooLarge, true);
      return;
    }
    form.dataset.busy = "1";
    form.dataset.anchor = form.closest("section").getAttribute("aria-labelledby");
    form.querySelector("button[type=submit]").disabled = true;
    send(form, 0);
  });
})();
