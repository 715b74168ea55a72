package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"

	"techins/dataset"
	"techins/internal/corrections"
	"techins/internal/page"
	"techins/internal/pipeline"
	"techins/internal/plural"
)

// runExtract reads every document and writes the data folder. A document that cannot be read is told
// and left out; when none can, the folder stays as it was.
func (c *command) runExtract() error {
	if len(c.args) == 0 {
		c.args = []string{"data/raw"}
	}
	files, err := c.files()
	if len(files) == 0 {
		return err
	}
	declared, cerr := pipeline.Corrections(files)
	if cerr != nil {
		return cerr
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C does not wait for the documents begun
	progress := newProgress(c.stderr, len(files))
	results := pipeline.ReadAll(ctx, files, c.read, c.jobs, progress.done)
	progress.end()
	if ctx.Err() != nil {
		return errors.New("interrupted; nothing was written")
	}
	var parts []*dataset.Data
	for _, r := range results {
		if r.Err != nil {
			c.failed(r.File, r.Err)
			err = errReported
			continue
		}
		c.warn(r)
		parts = append(parts, r.Data)
	}
	if len(parts) == 0 {
		return errReported
	}
	data := pipeline.Merge(parts)
	if cerr := corrections.Apply(data, declared.List, err == nil && c.wholeFolders()); cerr != nil {
		fmt.Fprintf(c.stderr, "extract: %s: %s\n", corrections.File, oneLine(cerr))
		err = errReported
	}
	if werr := pipeline.Write(c.out, data, c.formats, declared.Inputs); werr != nil {
		return werr
	}
	fmt.Fprintf(c.stderr, "extract: %s: %s\n", c.out, summary(data))
	return err
}

// wholeFolders holds when every document of a folder was read whole, so that a correction that fits none
// of them is a mistake.
func (c *command) wholeFolders() bool {
	named := slices.ContainsFunc(c.args, func(arg string) bool {
		info, err := os.Stat(arg)
		return err != nil || !info.IsDir()
	})
	return !named && len(c.read.Pages) == 0
}

// files are the documents named by the arguments, folders opened; the error is errReported when an
// argument gave none.
func (c *command) files() ([]string, error) {
	var files []string
	var failed error
	for _, arg := range c.args {
		info, err := os.Stat(arg)
		switch {
		case err != nil:
			failed = c.failed(arg, err)
		case !info.IsDir():
			files = append(files, arg)
		default:
			inside, err := pdfsIn(arg)
			if err == nil && len(inside) == 0 {
				err = errors.New("the folder holds no PDF; name a PDF or a folder with PDFs")
			}
			if err != nil {
				failed = c.failed(arg, err)
			}
			files = append(files, inside...)
		}
	}
	return files, failed
}

func pdfsIn(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir) // sorted by name
	if err != nil {
		return nil, err
	}
	var files []string
	for _, e := range entries {
		if !e.IsDir() && strings.EqualFold(filepath.Ext(e.Name()), ".pdf") {
			files = append(files, filepath.Join(dir, e.Name()))
		}
	}
	return files, nil
}

// warn tells what a person should know of a document that was read.
func (c *command) warn(r pipeline.Result) {
	for _, p := range r.Data.Problems {
		if p.Kind == "no-table" || p.Kind == "reader" {
			fmt.Fprintf(c.stderr, "extract: %s: %s: %s\n", r.File, strings.Replace(p.Kind, "reader", "warning", 1), p.Message)
		}
	}
}

func summary(d *dataset.Data) string {
	return strings.Join([]string{
		plural.Count(len(d.Editions), "edition"), plural.Count(len(d.Lines), "line"), plural.Count(len(d.Business), "cell"), plural.Count(len(d.Metrics), "metric"),
		plural.Count(len(d.Guidelines), "guideline"), plural.Count(len(d.Sections), "section"), plural.Count(len(d.Problems), "problem"),
	}, ", ")
}

// oneLine words an error for a person: the kind first, no line break.
func oneLine(err error) string {
	var pathErr *fs.PathError
	var pageErr *page.Error
	switch {
	case errors.As(err, &pageErr):
		err = pageErr
	case errors.As(err, &pathErr):
		return pathErr.Err.Error() + "; check the name and the permissions"
	}
	return strings.Join(strings.Fields(err.Error()), " ")
}
