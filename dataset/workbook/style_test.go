package workbook

import (
	"testing"

	"techins/dataset"
)

func TestYearsAreNotSetApartInThousands(t *testing.T) {
	year := cellOf(dataset.Field{Type: "integer"}, "2023")
	count := cellOf(dataset.Field{Type: "number"}, "372448")
	if year.style.kind != whole || count.style.kind != number || numberFormat(count.style.places) != "#,##0" {
		t.Errorf("a year looks as %+v, a count as %+v", year.style, count.style)
	}
}
