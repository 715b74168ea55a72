// Package notebook takes an executed Jupyter notebook (nbformat 4) and gives the body of an HTML page,
// with its vector pictures as files of their own. Nothing of the notebook is run or loaded: text is
// escaped, and of the HTML that cells put out only tables and plain text remain.
package notebook
