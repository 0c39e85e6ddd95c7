package main

import "fmt"

// writeAll writes every file in the order units, members, the rest.
func writeAll(c *city, o *output) error {
	steps := []func(*city, *output) error{
		writeRegister, writeIndicators, writeRolls, writeQuarterLedger, writePlainLedgers, writeMonthLedgers, writeMonthlyReports, writeStreet,
		writeLastYear, writeSpending, writeBudgets, writeVisits, writeEvents, writeSignIns, writeWords, writeGoodsList, writePlans,
	}
	for _, step := range steps {
		if err := step(c, o); err != nil {
			return fmt.Errorf("writing the files: %w", err)
		}
	}
	return nil
}

// finish adds a workbook.
func (o *output) finish(b *book, unit string, year int, name string, kinds ...fileTotals) error {
	data, err := b.bytes()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	o.add(unit, year, name, data, kinds...)
	return nil
}

func (o *output) finishCSV(rows [][]string, unit string, year int, name string, kinds ...fileTotals) error {
	data, err := csvFile(rows)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	o.add(unit, year, name, data, kinds...)
	return nil
}

func rows(kind string, n int) fileTotals { return fileTotals{Kind: kind, Rows: n} }
