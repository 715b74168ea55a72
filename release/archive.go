package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io/fs"
	"time"

	"techins/dataset"
)

// packed is the time that every packed file carries: archives know no empty time, and that of the
// build would make each build another.
var packed = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

const (
	programMode fs.FileMode = 0o755
	textMode    fs.FileMode = 0o644
)

// An archiver takes files one by one.
type archiver interface {
	add(name string, mode fs.FileMode, content []byte) error
	Close() error
}

// pack puts programs and texts into one archive, in a folder of its name: a zip for Windows, else a
// compressed tar.
func pack(name, system string, programs, texts []dataset.File) (dataset.File, error) {
	var b bytes.Buffer
	var a archiver
	suffix := ".tar.gz"
	if system == "windows" {
		suffix, a = ".zip", zipArchive{zip.NewWriter(&b)}
	} else {
		compressed := gzip.NewWriter(&b)
		a = tarArchive{tar.NewWriter(compressed), compressed}
	}
	var errs []error
	for _, f := range programs {
		errs = append(errs, a.add(name+"/"+f.Name, programMode, f.Bytes))
	}
	for _, f := range texts {
		errs = append(errs, a.add(name+"/"+f.Name, textMode, f.Bytes))
	}
	errs = append(errs, a.Close())
	return dataset.File{Name: name + suffix, Bytes: b.Bytes()}, errors.Join(errs...)
}

type zipArchive struct{ *zip.Writer }

func (z zipArchive) add(name string, mode fs.FileMode, content []byte) error {
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: packed}
	h.SetMode(mode)
	w, err := z.CreateHeader(h)
	if err != nil {
		return err
	}
	_, err = w.Write(content)
	return err
}

type tarArchive struct {
	*tar.Writer
	compressed *gzip.Writer
}

func (t tarArchive) add(name string, mode fs.FileMode, content []byte) error {
	h := &tar.Header{Name: name, Mode: int64(mode), Size: int64(len(content)), ModTime: packed}
	if err := t.WriteHeader(h); err != nil {
		return err
	}
	_, err := t.Write(content)
	return err
}

func (t tarArchive) Close() error {
	return errors.Join(t.Writer.Close(), t.compressed.Close())
}
