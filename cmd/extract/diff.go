package main

import (
	"fmt"

	"techins/dataset"
	"techins/internal/drift"
	"techins/internal/plural"
)

// runDiff prints one line for each difference between two data folders, and how many there are.
func (c *command) runDiff() error {
	old, err := dataset.Read(c.args[0])
	if err != nil {
		return err
	}
	new, err := dataset.Read(c.args[1])
	if err != nil {
		return err
	}
	differences := drift.States(old, new)
	for _, d := range differences {
		fmt.Fprintln(c.stdout, d)
	}
	fmt.Fprintf(c.stdout, "%s\n", plural.Count(len(differences), "difference"))
	return nil
}
