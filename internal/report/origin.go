package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"

	"techins/internal/pattern"
)

// An Origin says what a document in the raw folder is: a record of origin.json.
type Origin struct {
	Edition      string `json:"edition"`       // shanghai-2023
	DocumentKind string `json:"document_kind"` // official, digest or synthetic
	Region       string `json:"region"`
	RegionEN     string `json:"region_en"`
	Year         int    `json:"year"` // that the figures are about
	Title        string `json:"title"`
	TitleEN      string `json:"title_en"`
	Publisher    string `json:"publisher"`
	PublisherEN  string `json:"publisher_en"`
	Published    string `json:"published"` // 2024, 2024-02 or 2024-02-01
	SHA256       string `json:"sha256"`    // of the file, lower-case hexadecimal
	Is           string `json:"is"`
	IsNot        string `json:"is_not"`
	Cite         string `json:"cite"`
	Licence      string `json:"licence"`

	// OfficialPages is the contents page of the official report, by which a place in it is cited.
	OfficialPages []OfficialPage `json:"official_pages"`
}

// An OfficialPage is one heading of the official contents page.
type OfficialPage struct {
	Part   string `json:"part"`   // 第一章, 附件1 or 前言: the part that the heading stands in, or is
	Number string `json:"number"` // 第一章, 一, 专栏一, 附件1; empty for 前言
	Title  string `json:"title"`
	Page   int    `json:"page"`
}

// Origins are the records of an origin.json by file name.
type Origins map[string]Origin

// ReadOrigin reads and checks an origin.json. The error names the file and the record; it wraps
// fs.ErrNotExist when there is no such file, which is no fault of a folder of documents.
func ReadOrigin(path string) (Origins, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return ParseOrigin(path, b)
}

// ParseOrigin reads and checks the bytes of an origin.json; path is for messages only.
func ParseOrigin(path string, b []byte) (Origins, error) {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	var origins Origins
	if err := dec.Decode(&origins); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for file, o := range origins {
		if err := o.check(); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", path, file, err)
		}
	}
	return origins, nil
}

// Of is the record of a file by its base name and hash. There is none for other bytes under a
// known name: a record must not lend its document kind to another document.
func (o Origins) Of(file, sha256 string) (Origin, bool) {
	r, ok := o[file]
	if !ok || r.SHA256 != sha256 {
		return Origin{}, false
	}
	return r, true
}

// OfficialPage is the page that the official contents page gives for a heading: the part it stands
// in and its number, as in OfficialPages. It is 0 when the contents page does not list the heading.
func (o Origin) OfficialPage(part, number string) int {
	for _, p := range o.OfficialPages {
		if p.Part == part && p.Number == number {
			return p.Page
		}
	}
	return 0
}

var (
	originKinds   = []string{"official", "digest", "synthetic"}
	editionForm   = pattern.New(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	publishedForm = pattern.New(`^\d{4}(-\d\d(-\d\d)?)?$`)
	sha256Form    = pattern.New(`^[0-9a-f]{64}$`)
)

func (o Origin) check() error {
	switch {
	case !editionForm.MatchString(o.Edition):
		return fmt.Errorf("edition %q: write it in lower-case letters, digits and hyphens, such as shanghai-2023", o.Edition)
	case !slices.Contains(originKinds, o.DocumentKind):
		return fmt.Errorf("document_kind %q: one of %q is wanted", o.DocumentKind, originKinds)
	case o.Title == "" || o.Publisher == "":
		return fmt.Errorf("title and publisher are wanted")
	case !publishedForm.MatchString(o.Published):
		return fmt.Errorf("published %q: a date such as 2024-02 is wanted", o.Published)
	case !sha256Form.MatchString(o.SHA256):
		return fmt.Errorf("sha256 %q: 64 lower-case hexadecimal digits are wanted", o.SHA256)
	}
	for _, p := range o.OfficialPages {
		if p.Page < 1 {
			return fmt.Errorf("official_pages: %s %s: page %d", p.Number, p.Title, p.Page)
		}
	}
	return nil
}
