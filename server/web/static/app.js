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
    var chart = window.echarts.init(box, null, { renderer: "canvas" });
    chart.setOption(option);
    box.dataset.drawn = "yes";
    new ResizeObserver(function () { chart.resize(); }).observe(box);
    window.addEventListener("beforeprint", function () { chart.resize({ width: 640 }); });
    window.addEventListener("afterprint", function () { chart.resize({ width: "auto" }); });
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

  document.querySelectorAll("[data-chart]").forEach(mount);

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
  });

  // Back from a decision, the next link nobody has looked at waits under the keys.
  var decided = /^#item-(\d+)$/.exec(location.hash);
  if (decided) go(links.filter(function (row) {
    return row.hasAttribute("data-open") && Number(row.closest("[data-item]").dataset.item) >= Number(decided[1]);
  })[0]);

  // Printing shows the numbers beside the charts.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (d) { d.open = true; });
  });
})();
