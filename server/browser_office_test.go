//go:build browser

package main

import (
	"context"
	"io"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestBrowserOffice is a double-click: the browser opens signed in, others at this
// machine stay outside, the page says where the data lies and ends the program.
func TestBrowserOffice(t *testing.T) {
	dir, links, code := t.TempDir(), make(chan string, 1), make(chan int, 1)
	w := world{
		getenv: func(string) string { return "" }, out: io.Discard, err: io.Discard, now: browserDay,
		desktop: &desktop{
			program: filepath.Join(dir, "年轮"), documents: []string{dir},
			browse: func(_ context.Context, url string) error { links <- url; return nil },
			linger: func(context.Context, string) {},
		},
	}
	ctx, stop := context.WithCancel(context.Background())
	go func() { code <- run(ctx, nil, w) }()
	t.Cleanup(stop)
	link := ""
	select {
	case link = <-links:
	case got := <-code:
		t.Fatalf("the program ended with %d", got)
	}
	base := linkBase.FindString(link)
	b, stranger := openTab(t, base), openTab(t, base)
	stranger.refused("coming without a ticket", 401, "再双击一次", chromedp.Navigate(base+"/"))
	b.leads("opening the browser", chromedp.Navigate(link))
	b.says("还没有数据", "退出")
	stranger.refused("using the ticket again", 403, "已经用过", chromedp.Navigate(link))
	b.upload("甲局工会", map[string]string{"2025年活动台账.csv": ledger})
	b.says("读成活动台账")
	b.visit("/where")
	b.says(filepath.Join(dir, "年轮数据"))
	b.press(`form[action="/stop"] button`)
	b.says("已退出")
	if got := <-code; got != exitOK {
		t.Errorf("the program ended with %d", got)
	}
}
