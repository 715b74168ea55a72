// Package drift takes data of editions and says how they differ: line items that are new, gone,
// renamed or moved, measures and units that changed, and, between two states of the same edition,
// values that are no longer the same. It compares rows of dataset and knows nothing of PDFs.
package drift
