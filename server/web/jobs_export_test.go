package web

import "context"

// OnStage has f called at every stage of long work, in its goroutine.
func (s *Server) OnStage(f func(ctx context.Context, stage string)) { s.jobs.step = f }
