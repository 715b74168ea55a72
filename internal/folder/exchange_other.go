//go:build !linux

package folder

// exchange swaps two folders; this system offers no way to do it in one step.
func exchange(next, dir string) error { return swapInTwo(next, dir) }
