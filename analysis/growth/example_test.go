package growth_test

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"

	"github.com/go-gota/gota/dataframe"

	"techins/analysis/growth"
)

// "16.8 (万家), up 35.5 %" is the only growth rate of Shanghai's report for 2023. What it implies for
// 2022, and what the printed digits leave open:
func ExampleBase() {
	i, _ := growth.Base("16.8", "35.5")
	fmt.Printf("before %s, between %s and %s\n", i.Prior.FloatString(4), i.PriorBounds.Lower.FloatString(4), i.PriorBounds.Upper.FloatString(4))
	fmt.Printf("more by %s, between %s and %s\n", i.Increase.FloatString(4), i.IncreaseBounds.Lower.FloatString(4), i.IncreaseBounds.Upper.FloatString(4))
	// Output:
	// before 12.3985, between 12.3571 and 12.4400
	// more by 4.4015, between 4.3838 and 4.4192
}

// The pool for integrated circuits grew from 18 insurers, founded in 2021, to 21 at the end of 2023.
// The rate depends on the date of the founding, which the report does not give.
func ExampleCAGR() {
	end := time.Date(2023, 12, 31, 0, 0, 0, 0, time.UTC)
	for _, founded := range []time.Time{time.Date(2021, 12, 31, 0, 0, 0, 0, time.UTC), time.Date(2021, 10, 31, 0, 0, 0, 0, time.UTC)} {
		g, _ := growth.CAGR(big.NewRat(18, 1), big.NewRat(21, 1), growth.Years(founded, end))
		fmt.Printf("%.2f %%\n", 100*g)
	}
	// Output:
	// 8.01 %
	// 7.37 %
}

// The table has 5496.79 (亿元) where the text says more than 5389.
func ExamplePercent() {
	p, _ := growth.Percent(big.NewRat(5389, 1), big.NewRat(5496786882, 1000000))
	fmt.Println(p.FloatString(2) + " %")
	_, err := growth.Percent(new(big.Rat), big.NewRat(8824060, 100))
	fmt.Println(errors.Is(err, growth.ErrNew), err)
	// Output:
	// 2.00 %
	// true growth from zero: new, not a percentage
}

// The structure of the sums insured of the three kinds of firms is not that of the policies.
func ExampleNAV() {
	insured := []float64{214827508.9, 40925955.6, 10445261.4}
	policies := []float64{372448, 24055, 4758}
	moved, _ := growth.NAV(policies, insured)
	fmt.Printf("%.1f %% would have to move\n", 100*moved)
	// Output: 12.1 % would have to move
}

// The figures of 2023 are Shanghai's; those of 2024 are invented. A product that is not listed is not
// zero, and a code that moved does not matter.
func ExampleDecompose() {
	row := func(product, code string, policies, insured int64) growth.Row {
		return growth.Row{Product: product, Code: code, Count: big.NewRat(policies, 1), Amount: big.NewRat(insured, 1)}
	}
	tracks, err := growth.Tracks(
		[]growth.Row{row("sme-loan-guarantee", "2.4.1", 218, 1040938200), row("ip-pledge", "2.4.2", 4, 13386200), row("startup", "2.4.3", 98, 12055800)},
		[]growth.Row{row("sme-loan-guarantee", "2.4.1", 196, 974051000), row("startup", "2.4.2", 131, 16449000), row("drones", "2.4.3", 7, 9000000)})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range tracks {
		fmt.Println(t.Product, t.Status(0, 1), t.Recoded(0, 1))
	}
	d, _ := growth.Decompose(tracks, 0, 1)
	fmt.Println(d.Before.FloatString(0), "before")
	fmt.Println(d.Entry.FloatString(0), "entry,", d.Exit.FloatString(0), "exit")
	fmt.Println(d.Shapley.Activity.FloatString(0), "policies,", d.Shapley.Mix.FloatString(0), "mix,", d.Shapley.Rate.FloatString(0), "average")
	fmt.Println(d.After.FloatString(0), "after")
	// Output:
	// sme-loan-guarantee continuing false
	// ip-pledge vanishes false
	// startup continuing true
	// drones appears false
	// 1066380200 before
	// 9000000 entry, -13386200 exit
	// 35019090 policies, -138139875 mix, 40626785 average
	// 999500000 after
}

func ExampleFrame() {
	df := dataframe.ReadCSV(strings.NewReader("year,product,insured\n2023,talent,100\n2023,equipment,50\n2024,talent,120\n2024,drones,30\n"))
	out, err := growth.Frame(df, growth.Columns{Edition: "year", Product: "product", Amount: "insured"}, "2023", "2024")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, row := range out.Select([]string{"product", "status", "percent", "contribution_pp"}).Records() {
		fmt.Println(row)
	}
	// Output:
	// [product status percent contribution_pp]
	// [talent continuing 20.000000 13.333333]
	// [equipment vanishes NaN -33.333333]
	// [drones appears NaN 20.000000]
}
