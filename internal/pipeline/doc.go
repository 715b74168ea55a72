// Package pipeline takes the bytes of one document and gives the rows of the data folder: it calls
// page, layout, quantity and report in turn, and adds up several documents to one data set. All
// commands that read reports go through it.
package pipeline
