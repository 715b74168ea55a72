package pipeline

import (
	"techins/dataset"
	"techins/dataset/parquet"
	"techins/dataset/workbook"
)

// Formats are the forms in which tables are written besides plain CSV.
type Formats struct {
	Parquet bool // a partitioned dataset below parquet/
	XLSX    bool // a workbook
	BOM     bool // CSV files begin with a byte order mark, by which Excel knows UTF-8
}

const byteOrderMark = "\ufeff"

func (f Formats) files(data *dataset.Data) ([]dataset.File, error) {
	files, err := dataset.Encode(data)
	if err != nil {
		return nil, err
	}
	if f.BOM {
		for i := range files {
			files[i].Bytes = append([]byte(byteOrderMark), files[i].Bytes...)
		}
	}
	if f.Parquet {
		more, err := parquet.Files(data)
		if err != nil {
			return nil, err
		}
		files = append(files, more...)
	}
	if f.XLSX {
		book, err := workbook.Encode(data)
		if err != nil {
			return nil, err
		}
		files = append(files, book)
	}
	return files, nil
}
