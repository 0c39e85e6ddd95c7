// Mounts every chart of the page from the JSON that stands beside it.
(function () {
  "use strict";

  var font = getComputedStyle(document.body).fontFamily;

  function mount(box) {
    var source = document.getElementById(box.dataset.chart);
    if (!source || !window.echarts) return;
    var option = JSON.parse(source.textContent);
    option.textStyle = { fontFamily: font, fontSize: 13 };
    option.aria = { enabled: true };
    // Drawn on the canvas: no markup is ever made from a name.
    option.tooltip = Object.assign({}, option.tooltip, { renderMode: "richText", confine: true });
    var tall = Number(box.dataset.height);
    if (tall > 0) box.style.height = Math.max(tall, 140) + "px";
    shorten(option.yAxis, box);
    space(option.xAxis, box);
    var chart = window.echarts.init(box, null, { renderer: "canvas" });
    chart.setOption(option);
    box.dataset.drawn = "yes";
    // Paper does not redraw: the style sheet shrinks what stands on the screen.
    new ResizeObserver(function () { if (!matchMedia("print").matches) chart.resize(); }).observe(box);
  }

  // Long names of units and subjects may take a third of the width, then they are cut.
  function shorten(axes, box) {
    [].concat(axes || []).forEach(function (axis) {
      if (axis.type !== "category") return;
      axis.axisLabel = Object.assign({}, axis.axisLabel, {
        width: Math.max(84, Math.round(box.clientWidth / 3)), overflow: "truncate", interval: 0
      });
    });
  }

  // On a narrow page the numbers of the axis must not run into each other.
  function space(axes, box) {
    [].concat(axes || []).forEach(function (axis) {
      if (axis.type !== "value") return;
      if (box.clientWidth < 480) axis.splitNumber = 2;
      axis.axisLabel = Object.assign({}, axis.axisLabel, { hideOverlap: true });
    });
  }

  document.querySelectorAll("[data-chart]").forEach(mount);

  // The words of a summary: a fault leads to its line, a name is put where the cursor stands.
  var boxes = document.querySelectorAll("#wording textarea"), wording = boxes[0];
  boxes.forEach(function (box) { box.addEventListener("focus", function () { wording = box; }); });
  document.querySelectorAll("a[data-line]").forEach(function (link) {
    link.addEventListener("click", function (event) {
      if (boxes.length > 1) {
        event.preventDefault();
        boxes[Number(link.dataset.line) - 1].focus();
        return;
      }
      var lines = wording.value.split("\n"), at = Number(link.dataset.line) - 1;
      var from = lines.slice(0, at).join("\n").length + (at > 0 ? 1 : 0);
      event.preventDefault();
      wording.focus();
      wording.setSelectionRange(from, from + (lines[at] || "").length);
      wording.scrollTop = wording.scrollHeight * at / lines.length - wording.clientHeight / 3;
    });
  });
  document.querySelectorAll("button[data-insert]").forEach(function (button) {
    button.addEventListener("click", function () {
      wording.setRangeText(button.dataset.insert, wording.selectionStart, wording.selectionEnd, "end");
      wording.focus();
    });
  });

  // What was not chosen does not stand in the address.
  document.querySelectorAll("form.filter").forEach(function (form) {
    var inputs = form.querySelectorAll("input");
    form.addEventListener("submit", function () {
      inputs.forEach(function (input) { input.disabled = !input.value; });
    });
    window.addEventListener("pageshow", function () {
      inputs.forEach(function (input) { input.disabled = false; });
    });
  });

  // Links between plan and activities: J and K walk, Y and N decide about the focused one.
  var links = Array.prototype.slice.call(document.querySelectorAll("[data-link]"));

  function go(to) {
    if (!to) return;
    for (var d = to.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    to.focus();
    to.scrollIntoView({ block: "center" });
  }

  function press(row, what) {
    var button = row.querySelector("button[value=" + what + "]");
    if (button) button.click();
  }

  document.addEventListener("keydown", function (e) {
    if (!links.length || e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
    var row = e.target.closest("[data-link]");
    var at = links.indexOf(row);
    if (e.code === "KeyJ") go(links[at + 1]);
    else if (e.code === "KeyK") go(links[at - 1]);
    else if (e.code === "KeyY" && row) press(row, "confirm");
    else if (e.code === "KeyN" && row) press(row, "reject");
    else if (e.code === "KeyU" && row) press(row, "withdraw");
    else if (e.code === "KeyO" && row) only(row);
    else if (e.code === "KeyX" && row) none(row);
  });

  // One key for all an activity may serve: this item and no other, or none of them.
  function beside(row) {
    var deal = row.closest(".deal");
    return deal ? Array.prototype.filter.call(deal.querySelectorAll("[data-link][data-open]"), function (other) { return other !== row; }) : [];
  }

  function only(row) {
    beside(row).forEach(function (other) { press(other, "reject"); });
    press(row, "confirm");
  }

  function none(row) {
    beside(row).forEach(function (other) { press(other, "reject"); });
    press(row, "reject");
  }

  // Many links in a row: a word is sent beside the page, and the next link has the focus
  // before the answer is here. It is sent even when the page is left; about one link in order.
  document.querySelectorAll("[data-batch]").forEach(function (batch) {
    var left = document.querySelector("[data-left]"), sending = new Map();

    function show(row, state, open) {
      row.toggleAttribute("data-open", open);
      row.toggleAttribute("data-said", !open);
      row.querySelector("[data-state]").textContent = state;
      row.querySelectorAll("button").forEach(function (button) { button.hidden = (button.value === "withdraw") === open; });
      left.textContent = batch.querySelectorAll("[data-open]").length;
    }

    batch.addEventListener("submit", function (e) {
      var form = e.target, row = form.closest("[data-link]"), what = e.submitter.value, at = links.indexOf(row);
      var was = row.querySelector("[data-state]").textContent, open = row.hasAttribute("data-open");
      var body = new URLSearchParams(new FormData(form));
      e.preventDefault();
      body.set("do", what);
      show(row, what === "withdraw" ? "撤回中" : what === "confirm" ? "已确认" : "已否定", what === "withdraw");
      if (what === "withdraw") go(row);
      else go(links.slice(at + 1).concat(links.slice(0, at)).filter(function (other) { return other.hasAttribute("data-open"); })[0] || row);
      row.removeAttribute("data-saved");
      sending.set(row, (sending.get(row) || Promise.resolve()).then(function () {
        return fetch(form.action, { method: "POST", body: body, headers: { Accept: "application/json" }, redirect: "error", keepalive: true });
      }).then(function (answer) {
        if (!answer.ok) throw new Error(answer.status);
        return answer.json();
      }).then(function (now) {
        show(row, now.state, now.open);
        row.setAttribute("data-saved", "");
      }, function () {
        show(row, was + "（没有存下，请再试一次）", open);
      }));
    });
  });

  // Words picked in the text of a plan become an item to add.
  document.querySelectorAll(".review .source").forEach(function (source) {
    var form = document.querySelector("[data-add]");
    if (!form) return;
    document.addEventListener("selectionchange", function () {
      var picked = document.getSelection(), text = String(picked).trim();
      var node = picked.anchorNode && (picked.anchorNode.closest ? picked.anchorNode : picked.anchorNode.parentElement);
      var line = node && node.closest("[data-line]");
      if (text.length < 3 || !line || !source.contains(line)) return;
      form.hidden = false;
      form.elements.text.value = text.replace(/\s+/g, " ");
      form.elements.line.value = line.dataset.line;
    });
  });

  var marked = document.querySelector(".review .mark[aria-current]");
  if (marked) { // within its own pane: the page stays where it is
    var pane = marked.closest(".source");
    pane.scrollTop += marked.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 2;
  }

  // Back from a decision, the next link nobody has looked at waits under the keys.
  var decided = /^#item-(\d+)$/.exec(location.hash);
  // Not before the browser has gone to the item itself, which takes the focus away.
  if (decided) window.addEventListener("load", function () {
    setTimeout(function () {
      go(links.filter(function (row) {
        return row.hasAttribute("data-open") && Number(row.closest("[data-item]").dataset.item) >= Number(decided[1]);
      })[0]);
    });
  });

  // Whom rows mean: a digit answers for the name under the keys and the next one waits.
  // Answers are kept in the background, those given meanwhile together.
  document.querySelectorAll("[data-namesakes]").forEach(function (list) {
    var names = Array.prototype.slice.call(list.querySelectorAll("[data-name]"));
    var waiting = [], sending = false;

    function open(name) { return !name.hasAttribute("data-answered"); }

    function next(name) {
      var at = names.indexOf(name);
      go(names.slice(at + 1).concat(names.slice(0, at)).filter(open)[0]);
    }

    function settle(answer, kept) {
      answer.said.textContent = kept ? "已指明：" + answer.words : "没有保存，请再选一次";
      answer.said.hidden = false;
      answer.form.hidden = kept;
      if (!kept) answer.name.removeAttribute("data-answered");
    }

    function send() {
      if (sending) return;
      if (!waiting.length) {
        if (!names.some(open)) location.reload();
        return;
      }
      var answers = waiting.splice(0), body = new URLSearchParams([["quiet", "1"]]);
      new FormData(answers[0].form).forEach(function (value, key) {
        if (key !== "unit_of" && key !== "subject") body.append(key, value);
      });
      answers.forEach(function (answer) {
        answer.form.querySelectorAll("[name=subject]").forEach(function (subject) {
          body.append("unit_of", answer.form.elements.unit_of.value);
          body.append("subject", subject.value);
          body.append("member", answer.member);
        });
      });
      sending = true;
      fetch(answers[0].form.action, { method: "POST", body: body, redirect: "error" }).then(function (r) { return r.ok; }, function () { return false; }).then(function (kept) {
        sending = false;
        answers.forEach(function (answer) { settle(answer, kept); });
        if (kept) send(); else go(answers[0].name);
      });
    }

    list.addEventListener("submit", function (e) {
      var form = e.target, button = e.submitter, name = form.closest("[data-name]");
      if (!button) return;
      e.preventDefault();
      var said = form.hasAttribute("data-main") ? name.querySelector(".said") : form.parentElement.appendChild(document.createElement("p"));
      var words = Array.prototype.map.call(button.childNodes, function (n) { return n.nodeType === 3 ? n.textContent : ""; }).join("").trim();
      waiting.push({ form: form, name: name, said: said, member: button.value, words: words });
      form.hidden = true;
      var rows = name.querySelectorAll("[data-row] form");
      if (form.hasAttribute("data-main") || rows.length && !Array.prototype.some.call(rows, function (f) { return !f.hidden; })) {
        name.setAttribute("data-answered", "");
        next(name);
      }
      send();
    });

    document.addEventListener("keydown", function (e) {
      if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
      var name = e.target.closest("[data-name]"), at = names.indexOf(name);
      if (e.code === "KeyJ") go(names[at + 1]);
      else if (e.code === "KeyK") go(names[at - 1]);
      else if (name && open(name) && /^[0-9]$/.test(e.key)) {
        var button = name.querySelector("[data-digit='" + e.key + "']");
        if (button) button.click();
      }
    });
    if (names[0]) names[0].focus({ preventScroll: true });
  });

  // A bar follows long work; at its end the page with the result is asked for.
  document.querySelectorAll("[data-events]").forEach(function (box) {
    var bar = box.querySelector("progress"), text = box.querySelector("[role=status]");
    var source = new EventSource(box.dataset.events);
    source.addEventListener("progress", function (e) {
      var now = JSON.parse(e.data);
      bar.max = now.total || 1;
      bar.value = now.done;
      if (now.text) text.textContent = now.text;
    });
    source.addEventListener("end", function () {
      source.close();
      location.replace(box.dataset.then || location.href);
    });
    window.addEventListener("pagehide", function () { source.close(); });
  });

  // Files are chosen, dropped or pasted, one after the other; the list shows what will be sent.
  document.querySelectorAll("[data-drop]").forEach(function (form) {
    var input = form.querySelector("input[type=file]"), list = form.querySelector(".chosen");
    var kinds = input.accept.split(","), chosen = new DataTransfer(), pasted = 0;

    function show() {
      input.files = chosen.files;
      list.hidden = !chosen.files.length;
      list.replaceChildren();
      var all = 0;
      Array.prototype.forEach.call(chosen.files, function (file, i) {
        var row = list.appendChild(document.createElement("li")), drop = document.createElement("button");
        all += file.size;
        row.textContent = file.name + "（" + (file.size < 1e6 ? Math.ceil(file.size / 1024) + " KB" : (file.size / 1048576).toFixed(1) + " MB") + "）";
        var end = (/\.[^.]*$/.exec(file.name.toLowerCase()) || [""])[0];
        if (kinds.indexOf(end) < 0) warn(row, "这种文件可能读不了");
        if (!file.size) warn(row, "是空的");
        drop.type = "button";
        drop.className = "quiet";
        drop.textContent = "去掉";
        drop.addEventListener("click", function () { chosen.items.remove(i); show(); });
        row.appendChild(drop);
      });
      if (all > 256 * 1048576) warn(list.appendChild(document.createElement("li")), "一共超过 256 MB，请分几次导入");
    }

    function warn(row, text) {
      var note = row.appendChild(document.createElement("span"));
      note.className = "warn";
      note.textContent = text;
    }

    function add(files) {
      Array.prototype.forEach.call(files, function (file) { chosen.items.add(file); });
      show();
    }

    input.addEventListener("change", function () { add(input.files); });
    ["dragover", "dragleave", "drop"].forEach(function (kind) {
      form.addEventListener(kind, function (e) {
        if (e.target.tagName === "TEXTAREA" || Array.prototype.indexOf.call(e.dataTransfer.types, "Files") < 0) return;
        e.preventDefault();
        form.classList.toggle("over", kind === "dragover");
        if (kind === "drop") add(e.dataTransfer.files);
      });
    });
    document.addEventListener("paste", function (e) {
      var data = e.clipboardData, html = data.getData("text/html"), text = data.getData("text/plain");
      var table = /<table[\s>]/i.test(html) || text.indexOf("\t") >= 0;
      if (data.files.length && !table) {
        e.preventDefault();
        add(data.files);
      } else if (table && e.target.name !== "unit" && e.target.name !== "year") {
        e.preventDefault();
        var markup = /<table[\s>]/i.test(html);
        add([new File([markup ? html : text], "粘贴的表格" + (pasted++ ? "（" + pasted + "）" : "") + (markup ? ".html" : ".tsv"))]);
      } else if (text && !/^(INPUT|TEXTAREA)$/.test(e.target.tagName)) {
        form.querySelector("textarea").value += text;
      }
    });
    window.addEventListener("pageshow", function () { if (input.files.length !== chosen.files.length) add(input.files); });
  });

  // Printing shows the numbers beside the charts.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (d) { d.open = true; });
  });
})();
