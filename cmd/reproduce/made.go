package main

import (
	"fmt"
	"maps"
	"slices"

	"techins/dataset"
	"techins/internal/folder"
)

// madeOtherwise says in words with what else than the rebuilt files the committed ones of a folder
// were made, by the locks of both: the documents read, the fonts, the versions of modules. Nothing is
// said of a folder whose lock cannot be read: compare names that.
func madeOtherwise(dir string, rebuilt []dataset.File) []string {
	committed, err := folder.ReadLock(dir)
	if err != nil {
		return nil
	}
	at := slices.IndexFunc(rebuilt, func(f dataset.File) bool { return f.Name == folder.LockFile })
	if at < 0 {
		return nil
	}
	now, err := folder.ParseLock(rebuilt[at].Bytes)
	if err != nil {
		return nil
	}
	out := otherVersions(dir, "from another", committed.Inputs, now.Inputs)
	out = append(out, otherVersions(dir, "with another font", committed.Fonts, now.Fonts)...)
	return append(out, otherVersions(dir, "with another version of the module", committed.Modules, now.Modules)...)
}

// otherVersions compares what was used by name; "" stands for what one side does not have.
func otherVersions(dir, how string, committed, now map[string]string) []string {
	names := map[string]bool{}
	for name := range committed {
		names[name] = true
	}
	for name := range now {
		names[name] = true
	}
	var out []string
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if a, b := committed[name], now[name]; a != b {
			out = append(out, fmt.Sprintf("%s was made %s %s: %s then, %s now", dir, how, name, orNone(a), orNone(b)))
		}
	}
	return out
}

func orNone(version string) string {
	if version == "" {
		return "none"
	}
	return version
}
