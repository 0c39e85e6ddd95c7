package web

import (
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// Config is what main hands over.
type Config struct {
	Viewer   terms.Viewer     // who every visitor is when nobody signs in
	Accounts bool             // visitors sign in; Viewer is nobody then
	Optional bool             // visitors may sign in, to see the pages as an account does; nobody has to
	Hosts    []string         // names this server is called by in the network, beside its addresses
	Now      func() time.Time // the clock is main's
	Log      *slog.Logger
	Sample   bool    // the data is the embedded sample
	Office   *Office // started by double-click; nil: by a command
}

// largestUpload bounds one form with all its files; largestForm every other.
const largestUpload = "256M"

// Server answers HTTP. It can run before a database is attached: until then, and while
// files are being loaded, every page leads to the progress page.
type Server struct {
	echo    *echo.Echo
	cfg     Config
	pages   pages
	static  assets
	db      atomic.Pointer[queries.DB]
	state   atomic.Pointer[Progress]
	loading bar // tells of state
	jobs    jobs
	memo    memo
	cache   cache
	secrets secrets
	tries   limiter
	first   setup
	door    door
}

// Progress is how far loading has come. Ready opens the pages.
type Progress struct {
	Ready  bool   `json:"ready"`
	Total  int    `json:"total"`
	Done   int    `json:"done"`
	File   string `json:"file,omitempty"`   // being read now
	Failed string `json:"failed,omitempty"` // why loading stopped, for the user
}

// New builds the server with its routes, templates and static files.
func New(cfg Config) (*Server, error) {
	static, err := loadStatic()
	if err != nil {
		return nil, err
	}
	pages, err := parsePages(static)
	if err != nil {
		return nil, err
	}
	if cfg.Accounts {
		cfg.Viewer = terms.Viewer{}
	}
	s := &Server{echo: echo.New(), cfg: cfg, pages: pages, static: static, secrets: newSecrets(), cache: newCache()}
	s.jobs.lanes, s.jobs.closing = map[queries.JobKind][]*work{}, make(chan struct{})
	s.Report(Progress{})
	s.echo.HideBanner, s.echo.HidePort = true, true
	s.echo.HTTPErrorHandler = s.errorHandler
	s.echo.Use(ownID, middleware.RequestID(), s.requestLog(), middleware.Recover(), secureHeaders, s.ownHost, patient, s.bounded, sameOrigin, legible, s.identify)
	s.echo.IPExtractor = echo.ExtractIPDirect() // a header could name any address
	s.routes()
	s.authRoutes()
	s.jobRoutes()
	if err := ruled(s.echo.Routes()); err != nil {
		return nil, err
	}
	return s, nil
}

// Attach gives the server its database; the pages open once Report says Ready.
func (s *Server) Attach(db *queries.DB) { s.db.Store(db) }

// Report says how far loading has come.
func (s *Server) Report(p Progress) {
	s.state.Store(&p)
	s.loading.tell(tick{Done: p.Done, Total: p.Total, Text: p.Text(), Over: p.Ready || p.Failed != ""})
	if p.Ready {
		s.warm()
	}
}

func (s *Server) today() terms.Date { return terms.DateOf(s.cfg.Now()) }

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.echo.ServeHTTP(w, r) }

func (s *Server) routes() {
	s.cachedGET("/", s.scoped("overview", s.overview))
	s.cachedGET("/plan", s.scoped("plan", s.plan), "status", "section")
	s.echo.POST("/plan/decide", s.scoped("plan", s.decide))
	s.cachedGET("/plan/review", s.scoped("plan", s.review), "plan", "item", "line")
	s.echo.POST("/plan/item", s.scoped("plan", s.decideItem))
	s.cachedGET("/plan/links", s.scoped("plan", s.links), "show")
	s.cachedGET("/plan/words", s.scoped("plan", s.words), "try")
	s.echo.POST("/plan/words", s.scoped("plan", s.keepWords))
	s.cachedGET("/plan/book", s.scoped("plan", s.planBook))
	s.cachedGET("/activities", s.scoped("activities", s.activities), "month", "theme", "page")
	s.cachedGET("/money", s.scoped("money", s.money))
	s.cachedGET("/compare", s.scoped("compare", s.compare))
	s.cachedGET("/unreached", s.scoped("unreached", s.unreached), "degree", "page")
	s.cachedGET("/namesakes", s.scoped("unreached", s.namesakes), "page")
	s.echo.POST("/namesakes", s.scoped("unreached", s.mean))
	s.cachedGET("/draft", s.scoped("draft", s.draft), "length", "voice")
	s.cachedGET("/draft/download", s.scoped("draft", s.download), "format", "length", "voice", "sources", "seal", "issue")
	s.echo.POST("/draft/edit", s.scoped("draft", s.word))
	s.echo.POST("/draft/freeze", s.scoped("draft", s.freeze))
	s.cachedGET("/draft/history", s.scoped("draft", s.history), "length", "voice")
	s.cachedGET("/draft/versus", s.scoped("draft", s.versus), "length", "voice", "a", "b")
	s.cachedGET("/draft/editions", s.scoped("draft", s.editions))
	s.cachedGET("/draft/editions/:id", s.ready(s.edition))
	s.cachedGET("/draft/editions/:id/download", s.ready(s.editionFile), "format")
	s.cachedGET("/draft/templates", s.scoped("draft", s.templates), "what", "voice", "part", "was", "saved")
	s.echo.POST("/draft/templates", s.scoped("draft", s.keepTemplate))
	s.cachedGET("/figure", s.ready(s.figure), "key", "page")
	s.cachedGET("/files", s.ready(s.files), "undone")
	s.echo.POST("/files", s.ready(s.upload))
	s.cachedGET("/files/:batch", s.ready(s.batch), "undo")
	s.echo.POST("/files/:batch/undo", s.ready(s.undo))
	s.echo.POST("/files/:batch/revision", s.ready(s.sayOfBatch))
	s.echo.GET("/files/:batch/correction", s.ready(s.correction))
	s.echo.POST("/files/:batch/fix", s.ready(s.fix))
	s.echo.GET("/progress", s.progress)
	s.echo.GET("/progress.json", s.progressJSON)
	s.echo.GET("/healthz", func(c echo.Context) error { return c.String(http.StatusOK, "ok") })
	s.echo.GET("/static/:name", s.asset)
}
