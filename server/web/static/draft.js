// Wording a draft in place. A paragraph opens where it stands; its figures are whole pieces
// that can be moved or taken out, never half changed.
(function () {
  "use strict";

  var root = document.querySelector("[data-wording]"), form = document.getElementById("wording");
  if (!root || !form) return;
  var newest = JSON.parse(root.dataset.newest || "{}");
  var open = null; // the editor, while one is open

  function make(tag, name, text) {
    var e = document.createElement(tag);
    if (name) e.className = name;
    if (text) e.textContent = text;
    return e;
  }

  function button(text, quiet, act) {
    var b = make("button", quiet ? "button quiet" : "button", text);
    b.type = "button";
    b.addEventListener("click", act);
    return b;
  }

  function chip(id, shown) {
    var c = make("span", "chip", shown);
    c.contentEditable = "false";
    c.draggable = true;
    c.dataset.fig = id;
    c.title = "活数字：随资料变，只能整个搬动或者删掉";
    return c;
  }

  // The pieces of a paragraph: words, and figures by their ids.
  function partsOf(node) {
    var parts = [];
    function words(text) {
      var last = parts[parts.length - 1];
      if (last && "t" in last) last.t += text;
      else parts.push({ t: text });
    }
    (function walk(n) {
      n.childNodes.forEach(function (c) {
        if (c.nodeType === 3) words(c.data.replace(/\u200b/g, ""));
        else if (c.nodeType !== 1) return;
        else if (c.dataset.fig) parts.push({ f: c.dataset.fig });
        else if (c.tagName === "BR") words("\n");
        else {
          if (/^(DIV|P)$/.test(c.tagName) && parts.length) words("\n");
          walk(c);
        }
      });
    })(node);
    return parts.filter(function (p) { return p.f || p.t; });
  }

  // Words and figures of a paragraph or a clipboard, as an editor holds them.
  function pieces(node, known) {
    var all = document.createDocumentFragment();
    (function walk(n) {
      n.childNodes.forEach(function (c) {
        if (c.nodeType === 3) all.append(c.data);
        else if (c.nodeType !== 1 || /^(STYLE|SCRIPT|META|TITLE)$/.test(c.tagName)) return;
        else if (c.dataset.fig && (!known || known(c.dataset.fig))) all.append(chip(c.dataset.fig, c.textContent), "\u200b");
        else if (c.tagName === "BR") all.append(make("br"));
        else walk(c);
      });
    })(node);
    return all;
  }

  function knownFigure(id) {
    return Boolean(root.querySelector("[data-fig='" + CSS.escape(id) + "'], [data-insert='" + CSS.escape(id) + "']"));
  }

  function same(a, b) { return JSON.stringify(a) === JSON.stringify(b); }

  function digits(parts) {
    return parts.map(function (p) { return p.t || " "; }).join("").replace(/【待补充：[^】]*】/g, "").match(/[0-9０-９][0-9０-９.,，．]*/g) || [];
  }

  // Numbers in the words that were not there before: nothing proves them.
  function typed() {
    var before = digits(open.was);
    return digits(partsOf(open.box)).filter(function (d) {
      var at = before.indexOf(d);
      if (at >= 0) before.splice(at, 1);
      return at < 0;
    });
  }

  function dirty() { return open && !same(partsOf(open.box), open.start); }

  function say(text, alarm) {
    open.status.textContent = text;
    open.status.className = alarm ? "told warn" : "told soft";
  }

  function close() {
    if (!open) return;
    open.editor.remove();
    if (open.adding) open.beside.focus();
    else {
      open.beside.hidden = false;
      open.beside.focus();
    }
    document.querySelectorAll("[data-insert]").forEach(function (b) { b.disabled = true; });
    open = null;
  }

  function settled() {
    if (!dirty()) {
      close();
      return true;
    }
    say("这一段还没有保存，请先保存或者取消。", true);
    open.box.focus();
    return false;
  }

  // Asks for the page anew; one that answers a form would send the form again.
  function again() {
    if (location.pathname === "/draft") location.reload();
    else location.assign(root.dataset.here);
  }

  // Sends a wish about a paragraph; the page is asked for anew when it was kept.
  function send(fields, back) {
    var body = new URLSearchParams(new FormData(form));
    Object.keys(fields).forEach(function (name) { body.set(name, fields[name]); });
    var now = open;
    if (now) say("正在保存……");
    return fetch(form.action, { method: "POST", body: body, headers: { Accept: "application/json" }, redirect: "error" }).then(function (answer) {
      return answer.json().then(function (said) {
        if (answer.ok) {
          open = null;
          sessionStorage.setItem("nianlun-worded", back || said.key);
          again();
          return;
        }
        if (!now) alert(said.message);
        else if (answer.status === 409) conflict(said, fields, back);
        else say(said.message, true);
      });
    }).catch(function () {
      if (now) say("没有存下，您写的还在这里。请再试一次。", true);
      else alert("没有存下，请再试一次。");
    });
  }

  // Somebody else was faster: both wordings stand there, the person chooses.
  function conflict(said, fields, back) {
    say(said.message, true);
    var old = open.editor.querySelector(".theirs");
    if (old) old.remove();
    var theirs = make("div", "theirs");
    if (said.theirs) theirs.append(make("p", "soft", "别人写的是："), make("blockquote", "", said.theirs));
    theirs.append(button("用我写的", false, function () { send(Object.assign({}, fields, { seen: said.seen || 0 }), back); }), " ",
      button("用别人的", true, function () { open = null; again(); }));
    open.editor.append(theirs);
    theirs.querySelector("button").focus();
  }

  function save() {
    var parts = partsOf(open.box), key = open.key;
    if (!open.adding && same(parts, open.start)) return close();
    if (!parts.some(function (p) { return p.f || p.t.trim(); })) {
      if (open.adding) return close();
      return say("这一段空了。不要这一段，请点“删去这一段”。", true);
    }
    if (open.adding) return send({ do: "add", key: key, seen: 0, parts: JSON.stringify(parts) });
    send({ do: "write", key: key, seen: newest[key] || 0, parts: JSON.stringify(parts), was: JSON.stringify(open.start), under: open.under, kind: open.kind });
  }

  function before(el) {
    var all = Array.prototype.slice.call(root.querySelectorAll("[data-edit]")), at = all.indexOf(el);
    return at > 0 ? all[at - 1].dataset.edit : "";
  }

  var kinds = { H1: "title", H2: "heading1", H3: "heading2", LI: "list_item" };

  function heading(el) {
    var text = "";
    root.querySelectorAll("h2[data-edit], h3[data-edit]").forEach(function (h) {
      if (h.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING) text = h.textContent.replace(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)/, "");
    });
    return text;
  }

  // Opens a paragraph, or an empty one below it.
  function edit(el, adding, mark) {
    if (open && !settled()) return;
    var caret = mark ? null : caretIn(el), editor = make("div", "editor"), box = make("div", "words " + el.tagName.toLowerCase()), bar = make("p", "tools");
    box.contentEditable = "true";
    box.setAttribute("role", "textbox");
    box.setAttribute("aria-multiline", "true");
    box.setAttribute("aria-label", adding ? "新加的一段" : "改这一段");
    if (!adding) box.append(pieces(el));
    open = { key: el.dataset.edit, beside: el, box: box, editor: editor, adding: adding, status: make("p", "told soft"), under: heading(el), kind: kinds[el.tagName] || (el.className === "note" ? "note" : "paragraph") };
    open.start = open.was = partsOf(box);
    open.status.setAttribute("role", "status");
    bar.append(button("保存", false, save), " ", button("取消", true, close));
    bar.append(" ", button("插入数字", true, function () {
      var list = document.getElementById("figures");
      list.open = true;
      list.querySelector("[data-find]").focus();
      list.scrollIntoView({ block: "nearest" });
    }));
    if (!adding) {
      bar.append(" ", button("在下面加一段", true, function () { if (settled()) edit(el, true); }));
      if (el.dataset.by === "edited") bar.append(" ", button("恢复成系统写的", true, function () { send({ do: "back", key: el.dataset.edit, seen: newest[el.dataset.edit] || 0 }); }));
      if (el.tagName !== "H1") bar.append(" ", button("删去这一段", true, function () { send({ do: "remove", key: el.dataset.edit, seen: newest[el.dataset.edit] || 0 }, before(el)); }));
    }
    editor.append(box, bar, open.status);
    say("Ctrl+回车保存，Esc 取消。灰底的是活数字，随资料变，可以整个搬动或者删掉。");
    var after = adding ? el.closest("ul") || el : el;
    if (!adding) el.hidden = true;
    (el.tagName === "LI" && !adding ? wrapped(el, editor) : after).after(editor);
    document.querySelectorAll("[data-insert]").forEach(function (b) { b.disabled = false; });
    box.focus();
    if (mark) pick(box, mark);
    else place(box, caret);
    editor.scrollIntoView({ block: "nearest" });
  }

  // In a list the editor stands in the list.
  function wrapped(el, editor) {
    editor.setAttribute("role", "listitem");
    return el;
  }

  // How many characters before the place that was clicked.
  function caretIn(el) {
    var s = getSelection();
    if (!s.rangeCount || !el.contains(s.anchorNode)) return null;
    var r = document.createRange();
    r.selectNodeContents(el);
    r.setEnd(s.anchorNode, s.anchorOffset);
    return r.toString().length;
  }

  function place(box, at) {
    var s = getSelection(), found = false;
    if (at !== null) {
      var walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT), n;
      while ((n = walker.nextNode())) {
        var chars = n.data.replace(/\u200b/g, "").length;
        if (at <= chars && !n.parentElement.dataset.fig) {
          s.collapse(n, Math.min(at + (n.data.length - chars), n.data.length));
          found = true;
          break;
        }
        at = Math.max(0, at - chars);
      }
    }
    if (!found) {
      s.selectAllChildren(box);
      s.collapseToEnd();
    }
  }

  // Selects an open mark, so that typing answers it.
  function pick(box, text) {
    var walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT), n;
    while ((n = walker.nextNode())) {
      var at = n.data.indexOf(text);
      if (at >= 0) return getSelection().setBaseAndExtent(n, at, n, at + text.length);
    }
  }

  function insert(fragment) {
    var s = getSelection();
    if (!open) return;
    if (!s.rangeCount || !open.box.contains(s.anchorNode)) {
      open.box.focus();
      if (open.caret && open.box.contains(open.caret.startContainer)) {
        s.removeAllRanges();
        s.addRange(open.caret);
      } else place(open.box, null);
    }
    var r = s.getRangeAt(0), last = fragment.lastChild;
    r.deleteContents();
    r.insertNode(fragment);
    if (last) s.collapse(last.parentNode, Array.prototype.indexOf.call(last.parentNode.childNodes, last) + 1);
    changed();
  }

  function changed() {
    var hand = typed();
    if (hand.length) say("手写数字：" + hand.join("、") + "。它没有来历可查，定稿前要核对。", true);
    else say("Ctrl+回车保存，Esc 取消。");
  }

  root.querySelectorAll(".draft [data-edit]").forEach(function (el) {
    el.tabIndex = 0;
    el.setAttribute("aria-keyshortcuts", "Enter");
  });

  root.addEventListener("click", function (e) {
    var what = e.target.closest("[data-do]");
    if (what) {
      var key = what.closest("[data-about]").dataset.about;
      if (!open || settled()) send({ do: what.dataset.do, key: key, seen: newest[key] || 0 });
      return;
    }
    var put = e.target.closest("[data-insert]");
    if (put && open) {
      var f = document.createDocumentFragment();
      f.append(chip(put.dataset.insert, put.dataset.shown), "\u200b");
      return insert(f);
    }
    var el = e.target.closest(".draft [data-edit]");
    if (!el || e.target.closest("a, button, .editor") || String(getSelection())) return;
    var todo = e.target.closest("mark.todo");
    edit(el, false, todo && todo.textContent);
  });

  root.addEventListener("keydown", function (e) {
    if (open && open.editor.contains(e.target)) {
      if (e.key === "Escape") {
        e.preventDefault();
        close();
      } else if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) {
        e.preventDefault();
        save();
      } else if (e.key === "Enter" && e.target === open.box && !e.isComposing) {
        e.preventDefault();
        document.execCommand("insertLineBreak");
      }
      return;
    }
    if (e.key === "Enter" && e.target.matches(".draft [data-edit]")) {
      e.preventDefault();
      opening = true;
      edit(e.target);
    }
  });

  // The key that opened a paragraph writes nothing into it.
  var opening = false;
  root.addEventListener("beforeinput", function (e) { if (opening) e.preventDefault(); });
  document.addEventListener("keypress", function (e) {
    if (opening) e.preventDefault();
    opening = false;
  }, true);
  document.addEventListener("keyup", function () { opening = false; }, true);

  root.addEventListener("input", function (e) {
    if (open && e.target === open.box) changed();
  });

  document.addEventListener("selectionchange", function () {
    var s = getSelection();
    if (open && s.rangeCount && open.box.contains(s.anchorNode)) open.caret = s.getRangeAt(0).cloneRange();
  });

  root.addEventListener("paste", function (e) {
    if (!open || !open.box.contains(e.target)) return;
    e.preventDefault();
    var markup = e.clipboardData.getData("text/html"), f;
    if (markup) f = pieces(new DOMParser().parseFromString(markup, "text/html").body, knownFigure);
    if (!f || !f.querySelector("[data-fig]")) { // words from elsewhere
      f = document.createDocumentFragment();
      e.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").trim().split("\n").forEach(function (line, i) {
        if (i) f.append(make("br"));
        f.append(line);
      });
    }
    insert(f);
  });

  // A figure is dragged whole; anything else comes as words.
  var dragged = null;
  root.addEventListener("dragstart", function (e) {
    dragged = open && e.target.nodeType === 1 && e.target.matches(".editor .chip") ? e.target : null;
    if (dragged) e.dataTransfer.setData("text/plain", dragged.textContent);
  });
  root.addEventListener("dragend", function () { dragged = null; });
  root.addEventListener("drop", function (e) {
    if (!open || !open.box.contains(e.target)) return;
    e.preventDefault();
    var at = document.caretRangeFromPoint ? document.caretRangeFromPoint(e.clientX, e.clientY) : null;
    if (!at || !open.box.contains(at.startContainer) || at.startContainer.parentElement.closest(".chip")) return;
    var f = document.createDocumentFragment();
    if (dragged) f.append(chip(dragged.dataset.fig, dragged.textContent), "\u200b");
    else f.append(e.dataTransfer.getData("text/plain"));
    at.insertNode(f);
    if (dragged) dragged.remove();
    changed();
  });

  var find = document.querySelector("[data-find]");
  if (find) find.addEventListener("input", function () {
    document.querySelectorAll("#figures li").forEach(function (li) { li.hidden = li.dataset.label.indexOf(find.value.trim()) < 0; });
  });

  document.querySelectorAll("[data-goto]").forEach(function (a) {
    a.addEventListener("click", function (e) {
      var el = document.getElementById("p-" + a.dataset.goto);
      if (!el) return;
      e.preventDefault();
      el.scrollIntoView({ block: "center" });
      var said = a.closest("li"), all = Array.prototype.slice.call(el.querySelectorAll("mark.todo"));
      var todo = said.className === "todo" ? all.filter(function (m) { return a.textContent.indexOf(m.textContent.slice(5, -1)) >= 0; })[0] : null;
      edit(el, false, todo && todo.textContent);
    });
  });

  window.addEventListener("beforeunload", function (e) { if (dirty()) e.preventDefault(); });

  // Back from keeping a wording, the paragraph waits under the keys.
  var worded = sessionStorage.getItem("nianlun-worded");
  sessionStorage.removeItem("nianlun-worded");
  var el = worded && document.getElementById("p-" + worded);
  if (el) {
    el.focus({ preventScroll: true });
    el.scrollIntoView({ block: "center" });
  }
})();
