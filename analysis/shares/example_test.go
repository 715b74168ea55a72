package shares_test

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/go-gota/gota/dataframe"

	"techins/analysis/shares"
)

// The figures are those of Shanghai's table of technology insurance for 2023: sum insured in 万元
// and number of policies of the four research and development products.
func ExampleOf() {
	insured := []float64{1347167.64, 97933, 52100, 464658.1}
	s, err := shares.Of(insured)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, name := range []string{"talent", "equipment", "liability", "clinical trials"} {
		fmt.Printf("%-15s %.4f\n", name, s[i])
	}
	// Output:
	// talent          0.6867
	// equipment       0.0499
	// liability       0.0266
	// clinical trials 0.2368
}

// Policies and amount tell different stories: integrated circuits are 7.78 % of the policies and
// 91.84 % of the sum insured.
func ExampleGapPP() {
	insured := []float64{50481731.69, 54967868.82 - 50481731.69}
	policies := []float64{323, 4151 - 323}
	gap, _ := shares.GapPP(insured, policies)
	lq, _ := shares.LocationQuotient(insured, policies)
	fmt.Printf("%+.2f percentage points, location quotient %.2f\n", gap[0], lq[0])
	// Output: +84.06 percentage points, location quotient 11.80
}

// The two sections of the table overlap, so there is no share of their total.
func ExampleOfTotal() {
	leaves := []shares.Leaf{
		{Code: "1.1", Parent: "1", Section: "1", Value: big.NewRat(2148275089, 1)},
		{Code: "2.2.1", Parent: "2.2", Section: "2", Value: big.NewRat(300478, 1)},
	}
	_, err := shares.OfTotal(leaves, shares.TechnologyInsurance)
	fmt.Println(err)
	// Output: sections 1, 2: classifications overlap, so they have no common total: one section counts by insured firm, the other by product, and a policy can stand in both
}

func ExamplePercent() {
	section := big.NewRat(5496786882, 100)
	for _, insured := range []int64{5048173169, 133862, 0} {
		s := new(big.Rat).Quo(big.NewRat(insured, 100), section)
		fmt.Println(shares.Percent(s, 2))
	}
	// Output:
	// 91.84%
	// <0.01%
	// 0.00%
}

func ExampleRoundTo100() {
	policies := []*big.Rat{big.NewRat(372448, 1), big.NewRat(24055, 1), big.NewRat(4758, 1)}
	rounded, _ := shares.RoundTo100(policies, 1)
	for _, p := range rounded {
		fmt.Println(p.FloatString(1))
	}
	// Output:
	// 92.8
	// 6.0
	// 1.2
}

// The average is a ratio of sums, in 万元 a policy.
func ExampleAverage() {
	a, _ := shares.Average([]float64{104093.82, 1338.62, 1205.58}, []float64{218, 4, 98})
	fmt.Printf("%.2f\n", a)
	// Output: 333.24
}

func ExampleFrame() {
	df := dataframe.ReadCSV(strings.NewReader("code,policies\n2.4.1,218\n2.4.2,4\n2.4.3,98\n"))
	out, err := shares.Frame(df, "policies", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, row := range out.Select([]string{"code", "share", "rank"}).Records() {
		fmt.Println(row)
	}
	// Output:
	// [code share rank]
	// [2.4.1 0.681250 1.000000]
	// [2.4.2 0.012500 3.000000]
	// [2.4.3 0.306250 2.000000]
}
