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

  // Printing shows the numbers beside the charts.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (d) { d.open = true; });
  });
})();
