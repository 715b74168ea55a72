package raw

import (
	"strings"
	"testing"

	"techins/dataset"
	"techins/internal/quantity"
)

// TestNumbersJSONL checks the line format: exact decimals, null for a missing value and an open end,
// places counted in runes, no escaped signs, the fields of a row for a statistic and only for it.
func TestNumbersJSONL(t *testing.T) {
	const want = `{"page":7,"start":3,"end":11,"text":"超过1.25亿元","value":125000000,"lower":125000000,"upper":null,"unit":"yuan","qualifier":"at_least","metric":true,` +
		`"section":"一","box":"","subject":"甲市","subject_key":"","measure":"claims_paid","product":"","product_key":"","period":"2023","period_start":"2023-01-01","period_end":"2023-12-31","scope":"city","printed":"1.25亿元","quote":"去年赔超过1.25亿元"}
{"page":7,"start":14,"end":19,"text":"2‰—5‰","value":null,"lower":0.2,"upper":0.5,"unit":"percent","qualifier":"range","metric":false}
{"page":7,"start":20,"end":23,"text":"＜80","value":80,"lower":0,"upper":80,"unit":"","qualifier":"at_most","metric":false,"reason":"bare"}
`
	var numbers []Number
	for _, q := range quantity.Find("去年赔超过1.25亿元，费率2‰—5‰，＜80") {
		numbers = append(numbers, Number{Page: 7, Quantity: q})
	}
	numbers[0].Metric = &dataset.Metric{
		Section: "一", Subject: "甲市", Measure: "claims_paid", Unit: "yuan", Period: "2023", PeriodStart: "2023-01-01", PeriodEnd: "2023-12-31",
		Scope: "city", Printed: "1.25亿元", Quote: "去年赔超过1.25亿元",
	}
	var out strings.Builder
	if err := NumbersJSONL(&out, numbers); err != nil {
		t.Fatal(err)
	}
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}
