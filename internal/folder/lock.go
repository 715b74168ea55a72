package folder

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"techins/dataset"
)

// LockFile is the name of the lock in every folder written by this package.
const LockFile = "LOCK.json"

// A Lock is what went into a folder and what came out: SHA-256 by name, and the versions of the
// modules that decide the bytes.
type Lock struct {
	Inputs  map[string]string `json:"inputs"`
	Outputs map[string]string `json:"outputs"`
	Fonts   map[string]string `json:"fonts,omitempty"` // that text is set in
	Modules map[string]string `json:"modules"`
}

// WithLock adds LOCK.json to the files of a folder: made holds what they were made from, its Outputs
// and Modules are filled in here. modules are the paths of the modules whose versions are recorded, as
// this program was built with.
func WithLock(files []dataset.File, made Lock, modules []string) ([]dataset.File, error) {
	made.Outputs, made.Modules = map[string]string{}, moduleVersions(modules)
	for _, f := range files {
		made.Outputs[f.Name] = Hash(f.Bytes)
	}
	data, err := json.MarshalIndent(made, "", "  ") // maps are written in key order
	if err != nil {
		return nil, err
	}
	return append(files, dataset.File{Name: LockFile, Bytes: append(data, '\n')}), nil
}

// moduleVersions are the versions of modules in this program; those that it was built without are
// left out.
func moduleVersions(modules []string) map[string]string {
	versions := map[string]string{}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return versions
	}
	for _, dep := range info.Deps {
		if slices.Contains(modules, dep.Path) {
			versions[dep.Path] = dep.Version
		}
	}
	return versions
}

// Hash is the SHA-256 of data in hexadecimal.
func Hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// ReadLock reads the lock of a folder.
func ReadLock(dir string) (*Lock, error) {
	data, err := os.ReadFile(filepath.Join(dir, LockFile))
	if err != nil {
		return nil, err
	}
	return ParseLock(data)
}

// ParseLock reads the content of a lock file.
func ParseLock(data []byte) (*Lock, error) {
	var lock Lock
	if err := json.Unmarshal(data, &lock); err != nil {
		return nil, fmt.Errorf("%s: %w", LockFile, err)
	}
	return &lock, nil
}

// outputsOf are the files that an earlier run wrote into a folder, the lock among them.
func outputsOf(dir string) map[string]bool {
	ours := map[string]bool{LockFile: true}
	if lock, err := ReadLock(dir); err == nil {
		for name := range lock.Outputs {
			ours[strings.TrimPrefix(name, "./")] = true
		}
	}
	return ours
}
