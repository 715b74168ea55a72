package interval_test

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/go-gota/gota/dataframe"

	"techins/analysis/interval"
	"techins/dataset"
)

// box are the sums insured of Shanghai's thirteen products of 2023 in 亿元, 10 % either way.
func box() (lower, upper []float64) {
	for _, x := range []float64{134.716764, 9.7933, 5.21, 46.46581, 3.00478, 44.373338, 3.196598, 57.508769, 5048.173169, 133.680552, 10.409382, 0.133862, 0.120558} {
		lower, upper = append(lower, 0.9*x), append(upper, 1.1*x)
	}
	return lower, upper
}

// Were every figure of the section off by up to 10 %, its concentration would still be beyond doubt.
// Interval arithmetic term by term would allow an HHI above 1, which is impossible.
func ExampleHHI() {
	lower, upper := box()
	h, _ := interval.HHI(lower, upper)
	naive, _ := interval.NaiveShares(lower, upper)
	wide := interval.SquaredShares(naive)
	fmt.Printf("sharp %.4f to %.4f\n", h.Lower, h.Upper)
	fmt.Printf("naive %.4f to %.4f\n", wide.Lower, wide.Upper)
	// Output:
	// sharp 0.8157 to 0.8700
	// naive 0.5656 to 1.2621
}

// The three kinds of firms rounded to 0.1 万亿元: 2.1, 0.4 and 0.1. The bounds are exact.
func ExampleHHIRat() {
	var x []interval.Interval
	for _, printed := range []string{"2.1", "0.4", "0.1"} {
		i, _ := interval.Printed(printed)
		x = append(x, i)
	}
	h, _ := interval.HHIRat(x)
	fmt.Println(h.Lower.RatString(), "to", h.Upper.RatString())
	fmt.Println(h.Lower.FloatString(4), "to", h.Upper.FloatString(4))
	// Output:
	// 1771/2809 to 211/289
	// 0.6305 to 0.7301
}

func ExampleShares() {
	lower, upper := box()
	s, _ := interval.Shares(lower, upper)
	fmt.Printf("integrated circuits %.1f%% to %.1f%%\n", 100*s[8].Lower, 100*s[8].Upper)
	// Output: integrated circuits 90.2% to 93.2%
}

// "More than 5389" has no upper end: the share of the claim in a total with the other section's
// 26619.87 has none below 1 either.
func ExampleSharesRat() {
	claim, _ := interval.Of(dataset.MustDecimal("5389"), dataset.Inf(1))
	s, _ := interval.SharesRat([]interval.Interval{claim, interval.Exactly(big.NewRat(2661987, 100))})
	fmt.Println(s[0].Lower.FloatString(3), "to", s[0].Upper.FloatString(3), "not reached:", s[0].UpperOpen)
	// Output: 0.168 to 1.000 not reached: true
}

func ExamplePrinted() {
	rate, _ := interval.Printed("79.24")
	fmt.Println(rate, rate.Contains(big.NewRat(2610700, 32947)), rate.Contains(big.NewRat(79245, 1000)))
	// Output: [79.235, 79.245) true false
}

func ExampleFrame() {
	df := dataframe.ReadCSV(strings.NewReader("firms,low,high\nhigh-tech,2.05,2.15\nsme,0.35,0.45\nother,0.05,0.15\n"))
	out, err := interval.Frame(df, "low", "high")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, row := range out.Records() {
		fmt.Println(row)
	}
	// Output:
	// [firms low high share_lower share_upper]
	// [high-tech 2.050000 2.150000 0.773585 0.843137]
	// [sme 0.350000 0.450000 0.132075 0.176471]
	// [other 0.050000 0.150000 0.018868 0.058824]
}
