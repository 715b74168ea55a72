// Package techins holds the tests over the repository as a whole; the programs are in cmd, the
// packages for other programs in dataset and analysis. README.md is the way in.
package techins
