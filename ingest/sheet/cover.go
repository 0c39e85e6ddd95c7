package sheet

import "regexp"

// coverUnit is the unit a workbook's cover names: its sheets are of that unit unless they
// say another.
func coverUnit(file string, grids []*grid, h Hint) string {
	for _, g := range grids {
		if g.hidden || g.width == 0 || !coverName.MatchString(g.name) {
			continue
		}
		c := contextOf(file, &region{grid: g, first: 1, top: min(len(g.rows), 30) + 1}, h, 0)
		if c.ownUnit {
			return c.unit
		}
	}
	return ""
}

var coverName = regexp.MustCompile(`封面|扉页|首页`)
