package show

import (
	"os"
	"path/filepath"
)

// Folder is the data folder that a notebook reads: the one that the environment variable
// TECHINS_DATA names; else data/clean of the project, which TECHINS_HOME names, or which the folder
// of the notebook lies in.
func Folder() string {
	if dir := os.Getenv("TECHINS_DATA"); dir != "" {
		return dir
	}
	return filepath.Join(home(), "data", "clean")
}

// Invented is a folder of made-up numbers beside the notebooks, for what the data do not hold.
func Invented() string {
	return filepath.Join(home(), "notebooks", "data")
}

// home is the folder of the project; "." when it cannot be found, so that the error of whoever reads
// from there names the file.
func home() string {
	if dir := os.Getenv("TECHINS_HOME"); dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	for err == nil {
		if _, missing := os.Stat(filepath.Join(dir, "notebooks", "link")); missing == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			break
		}
		dir = filepath.Dir(dir)
	}
	return "."
}
