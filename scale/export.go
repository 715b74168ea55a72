package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"

	"techins/dataset"
	"techins/internal/pipeline"
	"techins/scale/store"
)

// export makes a data folder of a dataset, or of some of its editions: what extract would write for the
// same documents.
func export(args []string, stderr io.Writer) error {
	fs := flag.NewFlagSet("scale export", flag.ContinueOnError)
	fs.SetOutput(stderr)
	out := fs.String("o", "", "write the tables into this `folder`")
	only := fs.String("editions", "", "only these `editions`, with commas between")
	if err := fs.Parse(args); err != nil {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	if *out == "" || fs.NArg() != 1 {
		return fmt.Errorf("%w: give a folder with -o, and one dataset", errUsage)
	}
	ctx := context.Background()
	editions, err := editionsOf(ctx, fs.Arg(0))
	if err != nil {
		return err
	}
	if *only != "" {
		editions = strings.Split(*only, ",")
	}
	var parts []*dataset.Data
	for _, e := range editions {
		documents, err := store.Documents(ctx, fs.Arg(0), e)
		if err != nil {
			return err
		}
		for _, d := range documents { // Merge puts them in order
			parts = append(parts, d)
		}
	}
	if len(parts) == 0 {
		return fmt.Errorf("%s: no document was found; give the folder that scale wrote, and editions that it has", fs.Arg(0))
	}
	return pipeline.Write(*out, pipeline.Merge(parts), pipeline.Formats{}, nil)
}

// editionsOf are the editions of a dataset.
func editionsOf(ctx context.Context, dir string) ([]string, error) {
	files, err := store.List(ctx, store.Join(dir, "editions", "edition=*", "part-*.parquet"))
	if err != nil {
		return nil, err
	}
	var editions []string
	for _, f := range files {
		e, err := url.PathUnescape(strings.TrimPrefix(path.Base(path.Dir(f)), "edition="))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		editions = append(editions, e)
	}
	slices.Sort(editions)
	return slices.Compact(editions), nil
}
