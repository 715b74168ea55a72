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
	out := otherVersions(dir, "input", committed.Inputs, now.Inputs)
	out = append(out, otherVersions(dir, "font", committed.Fonts, now.Fonts)...)
	return append(out, otherVersions(dir, "module", committed.Modules, now.Modules)...)
}

// otherVersions compares what was used by name, in its version or hash.
func otherVersions(dir, kind string, committed, now map[string]string) []string {
	names := maps.Clone(now)
	if names == nil {
		names = map[string]string{}
	}
	maps.Copy(names, committed)
	var out []string
	for _, name := range slices.Sorted(maps.Keys(names)) {
		then, used := committed[name]
		version, uses := now[name]
		switch {
		case !used:
			out = append(out, fmt.Sprintf("%s was made without the %s %s, now used: %s", dir, kind, name, short(version)))
		case !uses:
			out = append(out, fmt.Sprintf("%s was made with the %s %s, not used now: %s", dir, kind, name, short(then)))
		case then != version:
			out = append(out, fmt.Sprintf("%s was made with another %s %s: %s then, %s now", dir, kind, name, short(then), short(version)))
		}
	}
	return out
}

// short cuts a hash down to what tells two apart; versions of modules stay.
func short(version string) string {
	const hash, enough = 64, 12
	if len(version) == hash {
		return version[:enough]
	}
	return version
}
