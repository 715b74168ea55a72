// Command commands writes what each command prints for -h as a page of docs/commands:
//
//	go run ./docs/commands     # at the root of a clone
package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"techins/internal/usage"
)

func main() {
	pages, err := pages(".")
	for name, page := range pages {
		if err == nil {
			err = os.WriteFile(filepath.Join("docs", "commands", name), page, 0o644)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "commands:", err)
		os.Exit(1)
	}
}

// pages are the pages of all commands of the clone at root, by file name.
func pages(root string) (map[string][]byte, error) {
	folders, err := filepath.Glob(filepath.Join(root, "cmd", "*"))
	if err != nil || len(folders) == 0 {
		return nil, fmt.Errorf("%s holds no cmd folder; run it at the root of a clone", root)
	}
	out := map[string][]byte{}
	for _, folder := range folders {
		name := filepath.Base(folder)
		run := exec.Command("go", "run", "./cmd/"+name, "-h")
		run.Dir, run.Stderr = root, os.Stderr
		help, err := run.Output()
		if err != nil {
			return nil, fmt.Errorf("%s -h: %w", name, err)
		}
		out[name+".md"] = usage.Markdown(name, string(help))
	}
	return out, nil
}
