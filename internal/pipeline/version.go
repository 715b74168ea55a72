package pipeline

import (
	"runtime/debug"
	"strings"
)

// Version is the module's version and commit as the Go tool recorded them in the program. A program
// of go run, or one built without git, carries neither, and says how to get one that does.
func Version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	version := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && !strings.Contains(version, s.Value[:min(12, len(s.Value))]) {
			version += " " + s.Value
		}
	}
	if version == "" || version == "(devel)" {
		return "(no version recorded: in a clone, build it with go install -buildvcs=true ./cmd/...)"
	}
	return version
}
