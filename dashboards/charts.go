package dashboards

import (
	"encoding/json"
	"math"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"nianlun/queries/terms"
)

// The palette: calm, apart in lightness as well as hue, so that print in grey tells.
const (
	colorMain   = "#9c3d2e"
	colorSecond = "#3d6b7d"
	colorQuiet  = "#a68f66"
	gap         = "-" // how ECharts is told that there is no value
)

// column is one row of values across the categories of a chart.
type column struct {
	name   string
	color  string
	points []terms.Figure
	colors []string // of single points; nil: all of color
}

// value is what a chart draws and labels; rates as they are shown, to one decimal.
func value(f terms.Figure) any {
	switch {
	case !f.IsKnown():
		return gap
	case f.Unit == "%":
		return math.Round(*f.Value*10) / 10
	}
	return *f.Value
}

// label is what stands beside a bar: as the table shows it, but money in one unit
// throughout, so that bars can be told apart by their numbers.
func label(f terms.Figure) string {
	if !f.IsKnown() || f.Unit != "元" {
		return f.Shown
	}
	if *f.Value == math.Trunc(*f.Value) {
		return strconv.FormatFloat(*f.Value, 'f', 0, 64) + f.Unit
	}
	return strconv.FormatFloat(*f.Value, 'f', 2, 64) + f.Unit
}

func (c column) bars() []opts.BarData {
	data := make([]opts.BarData, len(c.points))
	for i, f := range c.points {
		data[i] = opts.BarData{Name: label(f), Value: value(f)}
		if c.colors != nil {
			data[i].ItemStyle = &opts.ItemStyle{Color: c.colors[i]}
		}
	}
	return data
}

// drawable reports whether any point is known: an empty frame says nothing.
func drawable(columns ...column) bool {
	for _, c := range columns {
		for _, f := range c.points {
			if f.IsKnown() {
				return true
			}
		}
	}
	return false
}

// rowsChart draws horizontal bars, first category on top: long Chinese names stay level.
func rowsChart(names []string, columns ...column) json.RawMessage {
	if !drawable(columns...) {
		return nil
	}
	bar := charts.NewBar()
	bar.SetGlobalOptions(
		charts.WithAnimation(false),
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "axis"}),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(len(columns) > 1), Top: "0"}),
		charts.WithGridOpts(opts.Grid{Left: "8", Right: "72", Top: gridTop(len(columns)), Bottom: "8", ContainLabel: opts.Bool(true)}),
		charts.WithXAxisOpts(valueAxis(columns)),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: opts.Bool(true)}),
	)
	bar.SetXAxis(names)
	for _, c := range columns {
		bar.AddSeries(c.name, c.bars(), charts.WithItemStyleOpts(opts.ItemStyle{Color: c.color}), charts.WithBarChartOpts(opts.BarChart{BarGap: "10%"}), slim,
			charts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Position: "right", Formatter: "{b}"}))
	}
	bar.XYReversal()
	bar.Validate()
	return option(bar.JSON())
}

// monthLabel writes unknown under a month nobody can tell of, so that no bar is not read
// as none.
func monthLabel(name string, known bool, apart string) string {
	if known {
		return name
	}
	return name + apart + msgUnknown
}

// valueAxis ends at 100 for rates none of which is above, and steps by whole numbers
// where things are counted.
func valueAxis(columns []column) opts.XAxis {
	axis := opts.XAxis{Type: "value", SplitNumber: 4}
	rates, counts := true, true
	for _, c := range columns {
		for _, f := range c.points {
			rates = rates && (!f.IsKnown() || f.Unit == "%" && *f.Value <= 100)
			counts = counts && f.Unit != "%" && f.Unit != "元"
		}
	}
	switch {
	case rates:
		axis.Max, axis.SplitNumber = 100, 5
	case counts:
		axis.MinInterval = 1
	}
	return axis
}

func gridTop(columns int) string {
	if columns > 1 {
		return "36"
	}
	return "8"
}

// monthsChart draws bars on the left axis and a line on the right one, which breaks
// where a month is unknown.
func monthsChart(months []string, bars, line column) json.RawMessage {
	if !drawable(bars, line) {
		return nil
	}
	bar := charts.NewBar()
	bar.SetGlobalOptions(
		charts.WithAnimation(false),
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "axis"}),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(true), Top: "0"}),
		charts.WithGridOpts(opts.Grid{Left: "8", Right: "8", Top: "56", Bottom: "8", ContainLabel: opts.Bool(true)}),
		charts.WithXAxisOpts(opts.XAxis{Type: "category"}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Name: bars.name, SplitNumber: 4, MinInterval: 1}),
	)
	bar.ExtendYAxis(opts.YAxis{Type: "value", Name: line.name, SplitNumber: 4, SplitLine: &opts.SplitLine{Show: opts.Bool(false)}})
	bar.SetXAxis(months).AddSeries(bars.name, bars.bars(), charts.WithItemStyleOpts(opts.ItemStyle{Color: bars.color}))
	points := make([]opts.LineData, len(line.points))
	for i, f := range line.points {
		points[i] = opts.LineData{Value: value(f)}
	}
	lines := charts.NewLine()
	lines.SetXAxis(months).AddSeries(line.name, points,
		charts.WithLineChartOpts(opts.LineChart{YAxisIndex: 1, ConnectNulls: opts.Bool(false)}),
		charts.WithItemStyleOpts(opts.ItemStyle{Color: line.color}))
	bar.Overlap(lines)
	bar.Validate()
	return option(bar.JSON())
}

// option writes a chart as JSON; json.Marshal escapes <, > and &, so that a title out of
// a cell cannot leave its script element. What cannot be written is not drawn.
func option(chart map[string]any) json.RawMessage {
	raw, err := json.Marshal(chart)
	if err != nil {
		return nil
	}
	return raw
}

// height gives a horizontal chart room for its categories.
func height(categories, columns int) int { return 60 + categories*(14+12*columns) }

// slim keeps a lone bar from filling its chart.
func slim(s *charts.SingleSeries) { s.BarMaxWidth = "22" }
