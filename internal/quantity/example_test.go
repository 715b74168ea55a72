package quantity_test

import (
	"fmt"

	"techins/internal/quantity"
)

func ExampleFind() {
	for _, q := range quantity.Find("第三批46家企业投保，保费约1,250万元，同比增长近两成，成员由7家增至十二家") {
		fmt.Printf("%s: %s %s (%s) %s [%s, %s]\n", q.Text, q.Value, q.Unit, q.Reason+q.Role, q.Qualifier, q.Lower, q.Upper)
	}
	// Output:
	// 三批: 3 batches (ordinal) exact [3, 3]
	// 46家: 46 firms () exact [46, 46]
	// 约1,250万元: 12500000 yuan () approx [12450000, 12550000]
	// 近两成: 20 percent () approx [-inf, 20]
	// 7家: 7 members (from) exact [7, 7]
	// 十二家: 12 members (to) exact [12, 12]
}
