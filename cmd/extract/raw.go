package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"techins/internal/layout"
	"techins/internal/pipeline"
	"techins/internal/raw"
)

// open reads the one file of a raw mode.
func (c *command) open() (*pipeline.Document, error) {
	data, err := os.ReadFile(c.args[0])
	if err != nil {
		return nil, c.failed(c.args[0], err)
	}
	doc, err := pipeline.Open(c.args[0], data, c.read)
	if err != nil {
		return nil, c.failed(c.args[0], err)
	}
	return doc, nil
}

func (c *command) runTables() error {
	doc, err := c.open()
	if err != nil {
		return err
	}
	if c.tables == "csv" {
		return raw.TablesCSV(c.stdout, doc.Tables)
	}
	return raw.TablesJSON(c.stdout, filepath.Base(c.args[0]), doc.Tables)
}

func (c *command) runText() error {
	if c.read.Debug != "" { // drawings show the whole document
		doc, err := c.open()
		if err != nil {
			return err
		}
		return raw.TextJSONL(c.stdout, doc.Blocks())
	}
	data, err := os.ReadFile(c.args[0])
	if err != nil {
		return c.failed(c.args[0], err)
	}
	var out bytes.Buffer // whole or not at all
	err = pipeline.Text(c.args[0], data, c.read, func(blocks []layout.Block) error { return raw.TextJSONL(&out, blocks) })
	if err != nil {
		return c.failed(c.args[0], err)
	}
	_, err = out.WriteTo(c.stdout)
	return err
}

func (c *command) runNumbers() error {
	if isText(c.args[0]) {
		data, err := os.ReadFile(c.args[0])
		if err != nil {
			return c.failed(c.args[0], err)
		}
		numbers, err := pipeline.TextNumbers(data)
		if err != nil {
			return c.failed(c.args[0], err)
		}
		return raw.NumbersJSONL(c.stdout, numbers)
	}
	doc, err := c.open()
	if err != nil {
		return err
	}
	return raw.NumbersJSONL(c.stdout, doc.Numbers())
}

func isText(name string) bool { return strings.EqualFold(filepath.Ext(name), ".txt") }

// failed tells on standard error why a document cannot be read.
func (c *command) failed(name string, err error) error {
	fmt.Fprintf(c.stderr, "extract: %s: %s\n", name, oneLine(err))
	return errReported
}
