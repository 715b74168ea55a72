package folder

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime/debug"
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
	Modules map[string]string `json:"modules"`
}

// WithLock adds LOCK.json to the files of a folder. modules are the paths of the modules whose
// versions are recorded, as this program was built with.
func WithLock(files []dataset.File, inputs map[string]string, modules []string) ([]dataset.File, error) {
	lock := Lock{Inputs: inputs, Outputs: map[string]string{}, Modules: map[string]string{}}
	for _, f := range files {
		lock.Outputs[f.Name] = Hash(f.Bytes)
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, dep := range info.Deps {
			for _, path := range modules {
				if dep.Path == path {
					lock.Modules[path] = dep.Version
				}
			}
		}
	}
	data, err := json.MarshalIndent(lock, "", "  ") // maps are written in key order
	if err != nil {
		return nil, err
	}
	return append(files, dataset.File{Name: LockFile, Bytes: append(data, '\n')}), nil
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
	var lock Lock
	return &lock, json.Unmarshal(data, &lock)
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
