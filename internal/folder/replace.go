package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"techins/dataset"
)

// Replace makes the folder hold the files given. It is created when absent. Files that an earlier
// Replace wrote and that are not among the new ones go (they are known from LOCK.json); files of
// anybody else stay. The new folder is built beside the old one and takes its place in one step, so
// the folder that contains it must be writable.
func Replace(dir string, files []dataset.File) error {
	dir, err := resolve(dir)
	if err != nil {
		return err
	}
	parent, base := filepath.Split(dir)
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return cannotWrite(dir, err)
	}
	removeLeftovers(parent, base)
	next, err := os.MkdirTemp(parent, "."+base+".new-")
	if err != nil {
		return cannotWrite(dir, err)
	}
	defer os.RemoveAll(next)
	if err := os.Chmod(next, 0o755); err != nil {
		return cannotWrite(dir, err)
	}
	for _, f := range files {
		if err := writeFile(filepath.Join(next, filepath.FromSlash(f.Name)), f.Bytes); err != nil {
			return cannotWrite(dir, err)
		}
	}
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return wrap(dir, os.Rename(next, dir))
	}
	if err := carryOver(dir, next, files); err != nil {
		return cannotWrite(dir, err)
	}
	return wrap(dir, exchange(next, dir)) // next is the old folder now; it is removed on return
}

// resolve makes the path absolute and follows a link to the folder, which then stays a link.
func resolve(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", cannotWrite(dir, err)
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	if info, err := os.Stat(abs); err == nil && !info.IsDir() {
		return "", cannotWrite(dir, errors.New("a file of that name is in the way"))
	}
	if wd, err := os.Getwd(); err == nil && (wd == abs || strings.HasPrefix(wd, abs+string(filepath.Separator))) {
		return "", cannotWrite(dir, errors.New("it is or holds the current folder; name a folder of its own"))
	}
	return abs, nil
}

func wrap(dir string, err error) error {
	if err == nil {
		return nil
	}
	return cannotWrite(dir, err)
}

func cannotWrite(dir string, err error) error {
	return fmt.Errorf("cannot write %s: %w; nothing in it was changed", dir, bare(err))
}

// bare takes the names of temporary paths out of an error of the operating system.
func bare(err error) error {
	var pathErr *fs.PathError
	var linkErr *os.LinkError
	switch {
	case errors.As(err, &pathErr):
		return pathErr.Err
	case errors.As(err, &linkErr):
		return linkErr.Err
	}
	return err
}

// removeLeftovers clears what a killed run left behind.
func removeLeftovers(parent, base string) {
	left, _ := filepath.Glob(filepath.Join(parent, "."+base+".new-*"))
	for _, path := range left {
		os.RemoveAll(path)
	}
}

func writeFile(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// carryOver links the files of others from the old folder into the new one.
func carryOver(old, next string, files []dataset.File) error {
	ours := outputsOf(old)
	return filepath.WalkDir(old, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(old, path)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		written := func(f dataset.File) bool { return f.Name == name }
		if ours[name] || slices.ContainsFunc(files, written) {
			return nil
		}
		return linkOrCopy(path, filepath.Join(next, rel))
	})
}

func linkOrCopy(from, to string) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	if os.Link(from, to) == nil {
		return nil
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return writeFile(to, data)
}
