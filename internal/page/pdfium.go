package page

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	pdfium "github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// PDFium runs as WebAssembly: no cgo, and a crash or an overflow in it stays in its sandbox. It sees
// no file of the machine (two machines must read the same text) and at most pdfiumMemory.
const (
	pdfiumMemory   = 1 << 30
	pdfiumPageSize = 64 << 10 // of WebAssembly memory
	pdfiumPatience = 20 * time.Second
)

// An engine is one compiled PDFium. Compiling takes seconds, so it is started on first use, kept for
// the life of the process and its machine code kept in the user's cache folder.
type engine struct {
	once  sync.Once
	fonts bool // may see the system's fonts: for pictures, never for text
	pool  pdfium.Pool
	err   error
}

var textEngine, pictureEngine = &engine{}, &engine{fonts: true}

// instance gives a fresh PDFium; the caller closes it.
func (e *engine) instance() (pdfium.Pdfium, error) {
	e.once.Do(func() { e.pool, e.err = e.start() })
	if e.err != nil {
		return nil, e.err
	}
	return e.pool.GetInstance(pdfiumPatience)
}

func (e *engine) start() (pdfium.Pool, error) {
	runtime := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(pdfiumMemory / pdfiumPageSize)
	if cache := compilationCache(); cache != nil {
		runtime = runtime.WithCompilationCache(cache)
	}
	files := wazero.NewFSConfig()
	if e.fonts {
		files = files.WithReadOnlyDirMount("/usr/share/fonts", "/usr/share/fonts")
	}
	return webassembly.Init(webassembly.Config{
		Context:       context.Background(),
		MaxIdle:       1,
		MaxTotal:      -1,
		FSConfig:      files,
		RuntimeConfig: runtime,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
}

// compilationCache keeps the compiled PDFium between runs; nil when the user has no writable cache
// folder, which costs some seconds at each start and nothing else.
func compilationCache() wazero.CompilationCache {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "techins", "wazero"))
	if err != nil {
		return nil
	}
	return cache
}

// pdfiumError tells PDFium's reasons in ours.
func pdfiumError(err error, opt Options) *Error {
	switch {
	case errors.Is(err, pdfiumerrors.ErrPassword) && opt.Password == "":
		return &Error{Kind: Encrypted, What: "the file is encrypted and needs a password", Hint: "give it with -password", Err: err}
	case errors.Is(err, pdfiumerrors.ErrPassword):
		return &Error{Kind: Encrypted, What: "the password is wrong", Hint: "give the right one with -password", Err: err}
	case errors.Is(err, pdfiumerrors.ErrSecurity):
		return &Error{Kind: Encrypted, What: "the encryption is of an unknown kind", Hint: "save the file without encryption", Err: err}
	}
	return &Error{Kind: Damaged, What: fmt.Sprintf("PDFium cannot open it (%v)", err), Hint: "download it again", Err: err}
}
