// Package dashboards turns typed answers into page models: charts (go-echarts options
// as data), the table beside each chart, and one sentence that is true of both. It does
// no I/O, takes no clock and knows neither HTML nor SQL. Unknown values are gaps in a
// chart and 未知 in a table, never zeros.
package dashboards
