package book

import (
	"bytes"
	"encoding/json"

	"techins/analysis/figures"
	"techins/dataset"
)

// jsonFigure is the form of figures/F1.json: what the chart shows, in words and numbers.
type jsonFigure struct {
	ID       string     `json:"id"`
	Title    langText   `json:"title"`
	Caption  langText   `json:"caption"`
	Alt      langText   `json:"alt"`
	Source   langText   `json:"source"`
	DataHash string     `json:"data_sha256"`
	Numbers  []jsonItem `json:"numbers"`
}

type jsonItem struct {
	Item    string      `json:"item"`
	Label   langText    `json:"label"`
	Measure string      `json:"measure"`
	Value   json.Number `json:"value"`
	Unit    string      `json:"unit"`
}

type langText struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

func both(t figures.Text) langText { return langText{t.ZH, t.EN} }

// numbers are the CSV and JSON of every figure, in full precision.
func (b *book) numbers() ([]dataset.File, error) {
	var files []dataset.File
	for _, f := range b.figures {
		var buf bytes.Buffer
		if err := f.CSV(&buf); err != nil {
			return nil, err
		}
		out := jsonFigure{ID: f.ID, Title: both(f.Title), Caption: both(f.Caption), Alt: both(f.Alt), Source: both(f.Source.Line()), DataHash: b.dataHash, Numbers: []jsonItem{}}
		for _, r := range f.Rows {
			out.Numbers = append(out.Numbers, jsonItem{r.Item, both(r.Label), r.Measure, json.Number(dataset.FromRat(r.Value).String()), r.Unit})
		}
		text, err := json.MarshalIndent(out, "", " ")
		if err != nil {
			return nil, err
		}
		files = append(files, dataset.File{Name: "figures/" + f.ID + ".csv", Bytes: buf.Bytes()}, dataset.File{Name: "figures/" + f.ID + ".json", Bytes: append(text, '\n')})
	}
	return files, nil
}
