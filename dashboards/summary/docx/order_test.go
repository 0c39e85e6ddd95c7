package docx_test

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

// orders are the children of elements as ECMA-376 (part 1, transitional) lists them, as
// far as this package writes them. Word refuses a file that has them in another order.
var orders = map[string]string{
	"pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct " +
		"autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents jc textAlignment outlineLvl rPr sectPr",
	"rPr":            "rStyle rFonts b bCs i iCs strike color spacing w kern position sz szCs highlight u shd vertAlign lang",
	"sdtPr":          "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding text appearance",
	"sdt":            "sdtPr sdtEndPr sdtContent",
	"tbl":            "tblPr tblGrid tr",
	"tblPr":          "tblStyle tblpPr tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption",
	"tblBorders":     "top left bottom right insideH insideV",
	"tblCellMar":     "top left bottom right",
	"tr":             "tblPrEx trPr tc",
	"tc":             "tcPr p",
	"tcPr":           "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
	"sectPr":         "headerReference footerReference type pgSz pgMar pgNumType cols vAlign titlePg docGrid",
	"style":          "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
	"settings":       "zoom defaultTabStop evenAndOddHeaders drawingGridVerticalSpacing characterSpacingControl compat themeFontLang",
	"font":           "altName panose1 charset family pitch sig",
	"inline":         "extent effectExtent docPr cNvGraphicFramePr graphic",
	"chartSpace":     "date1904 lang roundedCorners chart spPr txPr externalData",
	"chart":          "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
	"plotArea":       "layout barChart catAx valAx spPr",
	"barChart":       "barDir grouping varyColors ser dLbls gapWidth overlap axId",
	"ser":            "idx order tx spPr invertIfNegative dPt dLbls cat val",
	"dLbls":          "numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
	"catAx":          "axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto lblAlgn lblOffset noMultiLvlLbl",
	"valAx":          "axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossBetween",
	"scaling":        "logBase orientation max min",
	"legend":         "legendPos layout overlay spPr txPr",
	"strCache":       "ptCount pt",
	"numCache":       "formatCode ptCount pt",
	"externalData":   "autoUpdate",
	"worksheet":      "dimension sheetViews cols sheetData",
	"coreProperties": "title creator created modified language",
}

func TestElementOrder(t *testing.T) {
	seen := map[string]bool{}
	for part, text := range unzipped(t, written(t, sample())) {
		if strings.HasSuffix(part, ".xlsx") {
			continue
		}
		type level struct {
			name string
			last int
		}
		stack := []level{{}}
		for dec := xml.NewDecoder(strings.NewReader(text)); ; {
			token, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			switch e := token.(type) {
			case xml.StartElement:
				top := &stack[len(stack)-1]
				if order, ok := orders[top.name]; ok {
					seen[top.name] = true
					at := slices.Index(strings.Fields(order), e.Name.Local)
					if at < top.last {
						t.Errorf("%s: %s in %s is out of its order or unknown", part, e.Name.Local, top.name)
					}
					top.last = at
				}
				name := e.Name.Local
				if strings.HasSuffix(e.Name.Space, "/drawingml/2006/main") {
					name = "a:" + name // its pPr is another one
				}
				stack = append(stack, level{name: name})
			case xml.EndElement:
				stack = stack[:len(stack)-1]
			}
		}
	}
	for name := range orders {
		if !seen[name] && name != "externalData" && name != "coreProperties" {
			t.Errorf("no %s was seen", name)
		}
	}
}
