// Package store keeps what a run writes: a record of every document read, and the Parquet files made from
// the records. Paths are those of Beam's file systems: a local path, gs://... or s3://...
package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	// The file systems that paths may name.
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/gcs"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/s3"
)

// Hash is the SHA-256 of a file's bytes in hexadecimal, and their number.
func Hash(ctx context.Context, path string) (hash string, n int64, err error) {
	system, err := filesystem.New(ctx, path)
	if err != nil {
		return "", 0, err
	}
	defer system.Close()
	r, err := system.OpenRead(ctx, path)
	if err != nil {
		return "", 0, err
	}
	defer r.Close()
	sum := sha256.New()
	if n, err = io.Copy(sum, r); err != nil {
		return "", 0, err
	}
	return hex.EncodeToString(sum.Sum(nil)), n, nil
}

// ReadFile reads a whole file.
func ReadFile(ctx context.Context, path string) ([]byte, error) {
	system, err := filesystem.New(ctx, path)
	if err != nil {
		return nil, err
	}
	defer system.Close()
	return filesystem.Read(ctx, system, path)
}

// ReadIfAny reads a whole file; its bytes are nil when there is none.
func ReadIfAny(ctx context.Context, path string) ([]byte, error) {
	if remote(path) { // whose errors do not tell that a file is absent
		files, err := List(ctx, path)
		if err != nil || len(files) == 0 {
			return nil, err
		}
	}
	data, err := ReadFile(ctx, path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

// WriteFile writes a whole file or none, in place of one of the same name: an object of a cloud store
// appears when its upload is complete, a local file is renamed when it is.
func WriteFile(ctx context.Context, path string, data []byte) error {
	if remote(path) {
		system, err := filesystem.New(ctx, path)
		if err != nil {
			return err
		}
		defer system.Close()
		return filesystem.Write(ctx, system, path, data)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*"+unfinished)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Chmod(0o644), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// unfinished is the end of the name of a local file that is being written.
const unfinished = ".tmp"

// List gives the files that match a pattern, in order; none is no error.
func List(ctx context.Context, pattern string) ([]string, error) {
	system, err := filesystem.New(ctx, pattern)
	if err != nil {
		return nil, err
	}
	defer system.Close()
	return system.List(ctx, pattern)
}

// Remove removes a file; one that is not there is no error.
func Remove(ctx context.Context, path string) error {
	system, err := filesystem.New(ctx, path)
	if err != nil {
		return err
	}
	defer system.Close()
	remover, ok := system.(filesystem.Remover)
	if !ok {
		return errors.New(path + ": this file system cannot remove files")
	}
	if err := remover.Remove(ctx, path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func remote(path string) bool { return strings.Contains(path, "://") }

// Join joins a folder of any file system and a path in it.
func Join(folder string, names ...string) string {
	return strings.TrimRight(folder, "/") + "/" + strings.Join(names, "/")
}
