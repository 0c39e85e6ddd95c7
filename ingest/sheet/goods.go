package sheet

import (
	"regexp"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

var (
	priceLabel = regexp.MustCompile(`^(?:物品|发放|慰问|人均|每份)?(?:标准|单价|价格)$`)
	perPiece   = regexp.MustCompile(`\s*(?:/|每)\s*(?:人|份|件|套|盒|箱)\s*$`)
)

// priceGoods works out what a sign-off list without amounts gave to each: the price in
// its column or above the table, times the number taken.
func (r *reader) priceGoods(rec *terms.Record) {
	columns := r.columns[max(0, rec.Part-1)]
	if hasColumn(columns, "goods") || hasColumn(columns, "amount") {
		return
	}
	price, label := r.price(rec.Row, columns)
	if price == 0 {
		return
	}
	times := int64(1)
	if h, ok := columns["#quantity"]; ok {
		v, p := count(r.grid.at(rec.Row, h.col), h)
		if p != nil || v.Missing() {
			return
		}
		times = v.N
	}
	fen := terms.Money(int64(price) * times)
	column := "goods"
	if strings.Contains(r.context.titles, "慰问金") {
		column = "amount"
	}
	rec.Set(column, terms.Value{Text: fen.Yuan(), N: int64(fen)})
	r.derived(column, label)
}

// price is what one piece costs, by the row or by the lines above the table; 0 unknown.
func (r *reader) price(row int, columns map[string]heading) (price terms.Money, label string) {
	written := ""
	if h, ok := columns["#price"]; ok {
		written, label = r.grid.filled(row, h.col).words(), h.raw
	} else if l, ok := r.context.label(priceLabel); ok {
		written, label = l.value, l.label
	}
	fen, approx, err := han.ParseMoney(perPiece.ReplaceAllString(han.Fold(written), ""), 1)
	if err != nil || approx || fen < 0 {
		return 0, ""
	}
	return fen, label
}
