package web

import (
	"context"
	"fmt"
	"html/template"
	"maps"
	"net/url"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// filter is what the address asks about; it stands in every link of a page, so that a
// page can be kept, sent and opened again.
type filter struct {
	Scope    terms.Scope
	Unit     terms.Unit
	Units    []terms.Unit
	Year     int
	Years    []int
	Period   string // year, h1, ... ; "" when From and To are given
	From, To string
	AsOf     string // as given; "" the default
	Periods  []periodChoice
	More     []field // what one page asks beside unit and days
}

// field is one more choice of a page; without options it is only carried along.
type field struct {
	Label, Name, Value string
	Options            []option
}

type option struct{ Value, Name string }

// Here is the query with the page's own choices.
func (f filter) Here() template.URL { return f.after(f.Query()) }

// after adds the page's own choices to a query.
func (f filter) after(query template.URL) template.URL {
	v := url.Values{}
	for _, more := range f.More {
		if more.Value != "" {
			v.Set(more.Name, more.Value)
		}
	}
	if len(v) == 0 {
		return query
	}
	return query + template.URL("&"+v.Encode()) //nolint:gosec // url.Values escapes every value
}

// Fields are the filter and the page's own choices as a form carries them.
func (f filter) Fields() []field {
	v, err := url.ParseQuery(string(f.Here()))
	if err != nil {
		return nil // Here escapes every value
	}
	fields := make([]field, 0, len(v))
	for _, name := range slices.Sorted(maps.Keys(v)) {
		fields = append(fields, field{Name: name, Value: v.Get(name)})
	}
	return fields
}

// Query writes the filter back as the query of an address.
func (f filter) Query() template.URL {
	v := url.Values{"unit": {f.Unit.Key}}
	if f.From != "" {
		v.Set("from", f.From)
		v.Set("to", f.To)
	} else {
		v.Set("year", strconv.Itoa(f.Year))
		v.Set("period", f.Period)
	}
	if f.AsOf != "" {
		v.Set("asof", f.AsOf)
	}
	return template.URL(v.Encode()) //nolint:gosec // url.Values escapes every value
}

// filterOf is the filter whose pages a figure most likely came from.
func filterOf(ask terms.Ask) *filter {
	f := filter{Unit: terms.Unit{Key: ask.Unit}, Year: ask.Period.From.Year()}
	if day := ask.By[terms.ByAsOf]; day != ask.Period.Last().String() {
		f.AsOf = day
	}
	for _, choice := range periodChoices() {
		if p, err := terms.ParsePeriod(f.Year, choice.Value); err == nil && p == ask.Period {
			f.Period = choice.Value
			return &f
		}
	}
	f.From, f.To = ask.Period.From.String(), ask.Period.Last().String()
	return &f
}

// errNoUnits says that nothing was loaded yet.
var errNoUnits = fmt.Errorf("no unit in the database: %w", queries.ErrNotFound)

// readFilter reads the address; what it does not say is filled in: the top unit, the
// last year with activities, the whole year, the earlier of today and the period's end.
func (s *Server) readFilter(c echo.Context, db *queries.DB) (filter, error) {
	ctx := c.Request().Context()
	f := filter{Period: c.QueryParam("period"), From: c.QueryParam("from"), To: c.QueryParam("to"), AsOf: c.QueryParam("asof"), Periods: periodChoices()}
	units, err := db.Units(ctx, viewerOf(ctx), s.today())
	if err != nil {
		return filter{}, fmt.Errorf("listing units: %w", err)
	}
	if len(units) == 0 {
		return filter{}, errNoUnits
	}
	f.Units, f.Unit = units, topUnits(units)[0]
	if key := c.QueryParam("unit"); key != "" {
		if f.Unit, err = unitNamed(units, key); err != nil {
			return filter{}, err
		}
	}
	if err := f.readDays(ctx, s, db, c.QueryParam("year")); err != nil {
		return filter{}, err
	}
	f.Scope.Unit = f.Unit.Key
	return f, nil
}

// topUnits are the units no other visible unit stands above.
func topUnits(units []terms.Unit) []terms.Unit {
	known := make(map[string]bool, len(units))
	for _, u := range units {
		known[u.Key] = true
	}
	var tops []terms.Unit
	for _, u := range units {
		if !known[u.Parent] {
			tops = append(tops, u)
		}
	}
	return tops
}

func (f *filter) readDays(ctx context.Context, s *Server, db *queries.DB, year string) error {
	latest, err := s.latestYear(ctx, db)
	if err != nil {
		return err
	}
	f.Year = latest
	if year != "" {
		if f.Year, err = strconv.Atoi(year); err != nil || f.Year < 1949 || f.Year > 2200 {
			return &badRequestError{msgBadYear}
		}
	}
	if err := f.readPeriod(); err != nil {
		return err
	}
	f.Years = yearsAround(latest, f.Year)
	f.Scope.AsOf = min(s.today(), f.Scope.Period.Last())
	if f.AsOf != "" {
		if f.Scope.AsOf, err = terms.ParseDate(f.AsOf); err != nil {
			return &badRequestError{msgBadDate}
		}
		if f.Early() {
			return &badRequestError{msgEarlyDate}
		}
	}
	return nil
}

func (f *filter) readPeriod() error {
	if f.From == "" && f.To == "" {
		period, err := terms.ParsePeriod(f.Year, f.Period)
		if err != nil {
			return &badRequestError{msgBadPeriod}
		}
		if f.Period == "" {
			f.Period = "year"
		}
		f.Scope.Period = period
		return nil
	}
	from, errFrom := terms.ParseDate(f.From)
	to, errTo := terms.ParseDate(f.To)
	if errFrom != nil || errTo != nil || from > to {
		return &badRequestError{msgBadSpan}
	}
	f.Scope.Period, f.Period, f.Year = terms.Span(from, to), "", from.Year()
	return nil
}

func yearsAround(latest, chosen int) []int {
	var years []int
	for y := max(latest, chosen) + 1; y >= min(latest-3, chosen); y-- {
		years = append(years, y)
	}
	return years
}

// latestYear returns the last year any activity the visitor may see took place in, else
// this year.
func (s *Server) latestYear(ctx context.Context, db *queries.DB) (int, error) {
	today := s.today()
	return remembered(ctx, s, db, "latest year", terms.Scope{AsOf: today}, func(ctx context.Context, v terms.Viewer, _ terms.Scope) (int, error) {
		return LatestYear(ctx, db, v, today)
	})
}

// LatestYear returns the last year up to today in which any top unit has activities; the
// year of today when there are none. It looks back ten years.
func LatestYear(ctx context.Context, db *queries.DB, v terms.Viewer, today terms.Date) (int, error) {
	units, err := db.Units(ctx, v, today)
	if err != nil {
		return 0, fmt.Errorf("listing units: %w", err)
	}
	for year := today.Year(); year > today.Year()-10; year-- {
		for _, u := range topUnits(units) {
			f, err := db.Figure(ctx, v, terms.Ask{Measure: terms.ActivityCount, Unit: u.Key, Period: terms.Year(year)})
			if err != nil {
				return 0, fmt.Errorf("counting activities of %d: %w", year, err)
			}
			if f.Positive() {
				return year, nil
			}
		}
	}
	return today.Year(), nil
}
