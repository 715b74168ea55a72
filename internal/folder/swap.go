package folder

import "os"

// swapInTwo moves the old folder aside and the new one into its place, and takes the first step back
// when the second fails.
func swapInTwo(next, dir string) error {
	aside := next + "-old"
	if err := os.Rename(dir, aside); err != nil {
		return err
	}
	if err := os.Rename(next, dir); err != nil {
		if back := os.Rename(aside, dir); back != nil {
			return back
		}
		return err
	}
	return os.Rename(aside, next)
}
