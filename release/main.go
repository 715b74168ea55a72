// Command release builds the commands for all systems, packs them and writes their checksums.
//
// Usage, at the root of a clone:
//
//	go run ./release [-o DIR] [-targets linux/amd64,..]
//
// Each target becomes techins-VERSION-SYSTEM-PROCESSOR.tar.gz (.zip for Windows) with extract,
// chartbook and reproduce, the licence and the READMEs; SHA256SUMS lists them. VERSION is what -version of the
// programs prints: the tag or commit of the clone, with +dirty where files were changed. The
// programs need nothing but the system (no cgo) and name no folder of the machine that built them.
//
// The same commit, built by the same Go version, gives the same bytes on any machine: that is how to
// check a release. The folder appears whole or not at all.
//
// Exit status: 0 done; 1 a build fails, or the clone has no git to take the version from; 2 wrong usage.
package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"techins/internal/folder"
	"techins/internal/usage"
)

// allTargets are the systems and processors that a release is built for.
const allTargets = "linux/amd64,linux/arm64,darwin/amd64,darwin/arm64,windows/amd64,windows/arm64"

//go:embed main.go
var source string

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	fs := flag.NewFlagSet("release", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	out := fs.String("o", "dist", "write the archives into this `folder`")
	targets := fs.String("targets", allTargets, "build for these `systems`, as go tool dist list names them")
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		usage.Print(stdout, source, fs)
		return 0
	case err != nil || fs.NArg() > 0:
		fmt.Fprintf(stderr, "release: wrong usage: %v %s; release -h explains\n", err, strings.Join(fs.Args(), " "))
		return 2
	}
	if err := release(".", *out, strings.Split(*targets, ",")); err != nil {
		fmt.Fprintf(stderr, "release: %v\n", err)
		return 1
	}
	return 0
}

// release builds the clone at root for all targets into the folder out.
func release(root, out string, targets []string) error {
	files, err := archives(root, targets)
	if err != nil {
		return err
	}
	files = append(files, checksums(files))
	return folder.Replace(out, files)
}
