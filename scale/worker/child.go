package worker

import (
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"techins/dataset"
	"techins/dataset/parquet"
	"techins/internal/page"
	"techins/internal/pipeline"
)

// Serve is the life of a child: it limits its own memory, then answers the requests on r with replies on
// w until r ends. When r ends while a document is being read, as it does when the parent is killed,
// the process exits at once.
func Serve(r io.Reader, w io.Writer, memory int64, read func(Request) Reply) error {
	if err := limitMemory(memory); err != nil {
		return fmt.Errorf("cannot limit the memory to %d bytes: %w", memory, err)
	}
	requests := make(chan Request)
	go func() {
		decoder := gob.NewDecoder(r)
		for {
			var request Request
			if decoder.Decode(&request) != nil {
				os.Exit(0)
			}
			requests <- request
		}
	}()
	encoder := gob.NewEncoder(w)
	for request := range requests {
		if err := encoder.Encode(read(request)); err != nil {
			return err
		}
	}
	return nil
}

// Read reads a document with the packages that extract uses.
func Read(request Request) (reply Reply) {
	defer func() {
		if p := recover(); p != nil {
			reply = Reply{Failure: &Failure{Panic, fmt.Sprint(p)}}
		}
	}()
	data, err := pipeline.Read(request.Name, request.Data, request.Origins, pipeline.Options{Reader: request.Reader, Password: request.Password})
	if err != nil {
		return Reply{Failure: failureOf(err)}
	}
	ed := data.Editions[0]
	reply = Reply{Edition: ed.Edition, Pages: ed.Pages, Tables: data.Tables()}
	if reply.Bytes, err = check(reply.Tables); err != nil {
		return Reply{Failure: &Failure{string(page.LimitExceeded), err.Error()}}
	}
	return reply
}

// check refuses rows that would harm others': too many, or one that Parquet cannot hold. It gives
// the bytes of their texts, and drops the Fields, which every document has alike.
func check(tables []dataset.Table) (n int64, err error) {
	for i := range tables {
		if err := parquet.Write(io.Discard, tables[i]); err != nil {
			return 0, err
		}
		tables[i].Fields = nil
		for _, record := range tables[i].Records {
			for _, text := range record {
				n += int64(len(text))
			}
		}
	}
	if n > maxReply {
		return 0, fmt.Errorf("its rows take %d bytes, more than %d; split the document", n, maxReply)
	}
	return n, nil
}

// failureOf takes the kind off the message of an error.
func failureOf(err error) *Failure {
	var e *page.Error
	if !errors.As(err, &e) {
		return &Failure{Panic, err.Error()}
	}
	return &Failure{string(e.Kind), strings.TrimPrefix(e.Error(), string(e.Kind)+": ")}
}
