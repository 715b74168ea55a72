package dataset

import (
	"reflect"
	"testing"
)

// Fields of Data are walked by reflection here, so that a table that the list of kinds forgets is found.
func TestEveryTableIsAppendedAndGivenItsEdition(t *testing.T) {
	var one, all Data
	tables := reflect.ValueOf(&one).Elem()
	for i := range tables.NumField() {
		tables.Field(i).Set(reflect.MakeSlice(tables.Field(i).Type(), 1, 1))
	}
	one.SetEdition("somewhere-2024")
	all.Append(&one)
	all.Append(&one)
	stacked := reflect.ValueOf(all)
	for i := range stacked.NumField() {
		rows, name := stacked.Field(i), stacked.Type().Field(i).Name
		if rows.Len() != 2 {
			t.Errorf("%s: %d rows of two documents with one each", name, rows.Len())
			continue
		}
		if got := rows.Index(1).FieldByName("Edition").String(); got != "somewhere-2024" {
			t.Errorf("%s: a row of the edition %q", name, got)
		}
	}
}
