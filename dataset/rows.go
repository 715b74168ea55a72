package dataset

// Place is where a value stands in the document: a page of the file, counted from 1, and a box in
// points, origin at the top left of the page as displayed. Page 0 means no place is known.
type Place struct {
	Page           int
	X0, Y0, X1, Y1 float64
}

// Edition is one document that was read: a row of editions.csv.
type Edition struct {
	Edition      string `csv:"edition"` // shanghai-2023
	Region       string `csv:"region"`
	Year         int    `csv:"year"`
	Title        string `csv:"title"`
	Publisher    string `csv:"publisher"`
	Published    string `csv:"published"` // date, as precise as known: 2024-02
	Pages        int    `csv:"pages"`
	DocumentKind string `csv:"document_kind"` // official, digest, synthetic, unknown
	SourceFile   string `csv:"source_file"`   // base name
	SourceSHA256 string `csv:"source_sha256"`
	Reader       string `csv:"reader"` // native, pdfium, both
}

// Line is a line item of the statistics table: a row of lines.csv.
type Line struct {
	Edition string `csv:"edition"`
	Code    string `csv:"code"`
	Parent  string `csv:"parent"`
	Level   int    `csv:"level"`
	Label   string `csv:"label"`
	LabelEN string `csv:"label_en"`
	Product string `csv:"product"`
	Place
}

// Business is one number of the statistics table: a row of business.csv.
type Business struct {
	Edition     string  `csv:"edition"`
	Code        string  `csv:"code"`
	Measure     string  `csv:"measure"`
	Value       Decimal `csv:"value"`
	Unit        string  `csv:"unit"`
	Printed     string  `csv:"printed"`
	PrintedUnit string  `csv:"printed_unit"`
	Place
	Readers int `csv:"readers"`
}

// Metric is one statistic of the narrative: a row of metrics.csv.
type Metric struct {
	Edition     string  `csv:"edition"`
	ID          string  `csv:"id"`
	Section     string  `csv:"section"`
	Box         string  `csv:"box"` // the boxed column it stands in (专栏一), not a place
	Subject     string  `csv:"subject"`
	SubjectKey  string  `csv:"subject_key"`
	Measure     string  `csv:"measure"`
	Product     string  `csv:"product"`
	ProductKey  string  `csv:"product_key"`
	Value       Decimal `csv:"value"`
	Lower       Decimal `csv:"lower"`
	Upper       Decimal `csv:"upper"`
	Unit        string  `csv:"unit"`
	Qualifier   string  `csv:"qualifier"`
	Period      string  `csv:"period"`
	PeriodStart string  `csv:"period_start"`
	PeriodEnd   string  `csv:"period_end"`
	Scope       string  `csv:"scope"`
	Printed     string  `csv:"printed"`
	Quote       string  `csv:"quote"`
	Place
}

// Guideline is one item of the policy list: a row of guidelines.csv.
type Guideline struct {
	Edition string `csv:"edition"`
	Number  int    `csv:"number"`
	Date    string `csv:"date"`
	Issuers string `csv:"issuers"` // bar-separated
	Title   string `csv:"title"`   // bar-separated when one item issues several
	Page    int    `csv:"page"`
}

// Section is one heading of the outline: a row of sections.csv.
type Section struct {
	Edition string `csv:"edition"`
	Number  string `csv:"number"`
	Level   int    `csv:"level"`
	Kind    string `csv:"kind"` // part, section, subsection, box, annex
	Title   string `csv:"title"`
	Page    string `csv:"page"` // as printed
	PDFPage int    `csv:"pdf_page"`
}

// Problem is whatever was doubted, repaired, corrected or left out: a row of problems.csv.
type Problem struct {
	Edition string `csv:"edition"`
	Kind    string `csv:"kind"`
	Place
	Message string `csv:"message"`
}

// Data is the content of a data folder. Every slice is sorted as its file is.
type Data struct {
	Editions   []Edition
	Lines      []Line
	Business   []Business
	Metrics    []Metric
	Guidelines []Guideline
	Sections   []Section
	Problems   []Problem

	Entities   []Entity
	Activities []Activity
	Programmes []Programme
	Awards     []Award
	Documents  []Document
	Firsts     []First
	Outlook    []Outlook
}
