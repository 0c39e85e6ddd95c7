package web

import (
	"fmt"

	"github.com/labstack/echo/v4"

	"nianlun/queries"
)

// access is who may use a route.
type access int

const (
	open    access = iota + 1 // anyone; nothing of a unit is told
	reads                     // whoever signed in; queries tells what the viewer may see
	writes                    // whoever signed in; queries takes changes of governed units only
	answers                   // whoever signed in; queries refuses those who do not answer for the unit by name
	manages                   // administrators
)

// rule is what holds for one route: who may use it, under which name its use is kept in
// the audit log, and how much it may bring.
type rule struct {
	access access
	audit  queries.Action
	files  bool // may bring files
}

// rules is the one table of who may do what. A route without a rule keeps the server
// from starting.
var rules = map[string]rule{
	"GET /":                   {access: reads},
	"GET /plan":               {access: reads},
	"POST /plan/decide":       {access: writes},
	"GET /plan/review":        {access: reads},
	"POST /plan/item":         {access: writes, audit: queries.ChangedPlan},
	"GET /plan/links":         {access: reads},
	"GET /plan/words":         {access: reads},
	"POST /plan/words":        {access: writes, audit: queries.ChangedPlan},
	"GET /plan/book":          {access: reads, audit: queries.Downloaded},
	"GET /activities":         {access: reads},
	"GET /money":              {access: reads},
	"GET /compare":            {access: reads},
	"GET /unreached":          {access: reads},
	"GET /draft":              {access: reads},
	"GET /draft/download":     {access: reads, audit: queries.Downloaded},
	"GET /draft/templates":    {access: reads},
	"POST /draft/templates":   {access: writes, audit: queries.WordedDraft},
	"GET /draft/history":      {access: reads},
	"GET /draft/versus":       {access: reads},
	"GET /draft/editions":     {access: reads},
	"POST /draft/edit":        {access: writes, audit: queries.WordedDraft},
	"POST /draft/freeze":      {access: writes, audit: queries.KeptEdition},
	"GET /draft/editions/:id": {access: reads},
	"GET /figure":             {access: reads},

	"GET /draft/editions/:id/download": {access: reads, audit: queries.Downloaded},

	"GET /files":              {access: reads},
	"POST /files":             {access: writes, audit: queries.Uploaded, files: true},
	"GET /files/:batch":       {access: reads},
	"POST /files/:batch/undo": {access: writes, audit: queries.UndidBatch},
	"GET /jobs":               {access: reads},
	"GET /jobs/:id":           {access: reads},
	"GET /jobs/:id/events":    {access: reads},
	"GET /jobs/:id/result":    {access: reads, audit: queries.Downloaded},
	"POST /jobs/:id/cancel":   {access: writes, audit: queries.CancelledJob},
	"POST /jobs/:id/confirm":  {access: writes, audit: queries.ConfirmedJob},
	"POST /jobs/:id/shape":    {access: writes},
	"POST /draft/all":         {access: reads},
	"GET /progress":           {access: reads},
	"GET /progress/events":    {access: reads},
	"GET /progress.json":      {access: reads},
	"GET /healthz":            {access: open},
	"GET /static/:name":       {access: open},

	"GET /login":              {access: open},
	"POST /login":             {access: open},
	"POST /logout":            {access: reads},
	"GET /setup":              {access: open},
	"POST /setup":             {access: open},
	"GET /password":           {access: reads},
	"POST /password":          {access: reads},
	"GET /accounts":           {access: manages},
	"POST /accounts":          {access: manages, audit: queries.ChangedAccount},
	"POST /accounts/change":   {access: manages, audit: queries.ChangedAccount},
	"POST /accounts/password": {access: manages, audit: queries.ChangedAccount},

	"GET /files/:batch/correction": {access: answers, audit: queries.Downloaded},
	"POST /files/:batch/fix":       {access: answers, audit: queries.Uploaded},
	"POST /files/:batch/revision":  {access: writes, audit: queries.SaidRevision},
	"POST /jobs/:id/revision":      {access: writes, audit: queries.SaidRevision},

	"GET /namesakes":  {access: answers},
	"POST /namesakes": {access: answers},

	"GET /open":         {access: open},
	"POST /open/ticket": {access: open},
	"GET /where":        {access: manages},
	"POST /stop":        {access: manages},
}

func (s *Server) authRoutes() {
	s.echo.GET("/login", s.loginPage)
	s.echo.POST("/login", s.login)
	s.echo.POST("/logout", s.logout)
	s.echo.GET("/setup", s.setupPage)
	s.echo.POST("/setup", s.setup)
	s.echo.GET("/password", s.passwordPage)
	s.echo.POST("/password", s.password)
	s.echo.GET("/accounts", s.ready(s.accounts))
	s.echo.POST("/accounts", s.ready(s.addAccount))
	s.echo.POST("/accounts/change", s.ready(s.changeAccount))
	s.echo.POST("/accounts/password", s.ready(s.resetPassword))
	s.openRoutes()
}

// ruled refuses a table of routes in which one has no rule.
func ruled(routes []*echo.Route) error {
	for _, r := range routes {
		if rules[r.Method+" "+r.Path].access == 0 {
			return fmt.Errorf("route %s %s declares no access rule: say in auth_rules.go who may use it", r.Method, r.Path)
		}
	}
	return nil
}
