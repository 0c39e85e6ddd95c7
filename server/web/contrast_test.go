package web_test

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"testing"
)

// TestColoursCanBeRead measures the contrast of the style sheet's colours as WCAG 2.2
// defines it: words 4.5 to 1, edges of fields and lines under figures 3 to 1.
func TestColoursCanBeRead(t *testing.T) {
	t.Parallel()
	sheet, err := os.ReadFile("static/app.css")
	if err != nil {
		t.Fatal(err)
	}
	colours := map[string]string{}
	for _, m := range regexp.MustCompile(`--(\w+): #([0-9a-f]{3,6})`).FindAllStringSubmatch(string(sheet), -1) {
		colours[m[1]] = m[2]
	}
	for colour, least := range map[string]float64{"ink": 4.5, "soft": 4.5, "main": 4.5, "second": 4.5, "good": 4.5, "warn": 4.5, "edge": 3} {
		for _, ground := range []string{"paper", "card"} {
			if got := contrast(t, colours[colour], colours[ground]); got < least {
				t.Errorf("%s on %s has a contrast of %.2f, want %.1f", colour, ground, got, least)
			}
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	high, low := light(t, a), light(t, b)
	if high < low {
		high, low = low, high
	}
	return (high + 0.05) / (low + 0.05)
}

// light is the relative luminance of a colour written fff or faf8f3.
func light(t *testing.T, colour string) float64 {
	t.Helper()
	if len(colour) == 3 {
		colour = string([]byte{colour[0], colour[0], colour[1], colour[1], colour[2], colour[2]})
	}
	if len(colour) != 6 {
		t.Fatalf("%q is no colour", colour)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(colour[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		part := float64(n) / 255
		if part <= 0.04045 {
			part /= 12.92
		} else {
			part = math.Pow((part+0.055)/1.055, 2.4)
		}
		sum += weight * part
	}
	return sum
}
