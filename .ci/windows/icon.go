// Command icon draws the program's icon, rings of a tree, into the .ico file it is given.
package main

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
)

func main() {
	if err := write(os.Args[1]); err != nil {
		panic(err)
	}
}

func write(path string) error {
	sizes := []int{16, 32, 48, 256}
	var head, body bytes.Buffer
	head.Write([]byte{0, 0, 1, 0, byte(len(sizes)), 0})
	for _, size := range sizes {
		var one bytes.Buffer
		if err := png.Encode(&one, draw(size)); err != nil {
			return err
		}
		head.Write([]byte{byte(size), byte(size), 0, 0, 1, 0, 32, 0}) // 256 is written 0
		for _, n := range []int{one.Len(), 6 + 16*len(sizes) + body.Len()} {
			if err := binary.Write(&head, binary.LittleEndian, uint32(n)); err != nil {
				return err
			}
		}
		body.Write(one.Bytes())
	}
	return os.WriteFile(path, append(head.Bytes(), body.Bytes()...), 0o600)
}

// draw makes a disc with rings a little off its middle; every pixel is the mean of 16.
func draw(size int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			var r, g, b, a float64
			for i := range 16 {
				c := at((float64(x)+float64(i%4)/4+.125)/float64(size), (float64(y)+float64(i/4)/4+.125)/float64(size))
				r, g, b, a = r+float64(c.R)*float64(c.A), g+float64(c.G)*float64(c.A), b+float64(c.B)*float64(c.A), a+float64(c.A)
			}
			if a > 0 {
				img.SetNRGBA(x, y, color.NRGBA{uint8(r / a), uint8(g / a), uint8(b / a), uint8(a / 16)})
			}
		}
	}
	return img
}

// at is the colour of a point of the unit square.
func at(x, y float64) color.NRGBA {
	if math.Hypot(x-.5, y-.5) > .49 {
		return color.NRGBA{}
	}
	edge := math.Hypot(x-.5, y-.5) / .49
	ring := math.Hypot(x-.5-.06*(1-edge), y-.5+.04*(1-edge)) / .49
	if step := math.Mod(ring*4+.35, 1); ring > .08 && step > .3 {
		return color.NRGBA{0x9c, 0x3d, 0x2e, 0xff}
	}
	return color.NRGBA{0xfa, 0xf0, 0xe0, 0xff}
}
