package raw

import (
	"strings"
	"testing"

	"techins/internal/quantity"
)

// TestNumbersJSONL checks the line format: exact decimals, null for a missing value and an open end,
// places counted in runes, no escaped signs.
func TestNumbersJSONL(t *testing.T) {
	const want = `{"page":7,"start":3,"end":11,"text":"超过1.25亿元","value":125000000,"lower":125000000,"upper":null,"unit":"yuan","qualifier":"at_least","metric":true}
{"page":7,"start":14,"end":19,"text":"2‰—5‰","value":null,"lower":0.2,"upper":0.5,"unit":"percent","qualifier":"range","metric":true}
{"page":7,"start":20,"end":23,"text":"＜80","value":80,"lower":0,"upper":80,"unit":"","qualifier":"at_most","metric":false,"reason":"bare"}
`
	var out strings.Builder
	if err := NumbersJSONL(&out, 7, quantity.Find("去年赔超过1.25亿元，费率2‰—5‰，＜80")); err != nil {
		t.Fatal(err)
	}
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}
