package summary

import (
	"embed"
	"sync"
)

//go:embed voices/*.txt
var voiceFiles embed.FS

// ShippedText is the template a voice ships with, as a text to edit.
func ShippedText(voice string) string {
	if VoiceName(voice) == "" {
		voice = General
	}
	text, err := voiceFiles.ReadFile("voices/" + voice + ".txt")
	if err != nil {
		return "" // a test reads every voice
	}
	return string(text)
}

// shipped reads all of them once.
var shipped = sync.OnceValue(func() map[string]*Template {
	all := map[string]*Template{}
	for _, voice := range append(Voices(), General) {
		p := newParser()
		p.read(ShippedText(voice))
		p.t.voice.name = voice
		all[voice] = p.t
	}
	return all
})

func shippedTemplate(voice string) *Template {
	if t := shipped()[voice]; t != nil {
		return t
	}
	return shipped()[General]
}
