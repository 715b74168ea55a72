package concentration_test

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/go-gota/gota/dataframe"

	"techins/analysis/concentration"
)

// The thirteen products of Shanghai's table of technology insurance for 2023, in the order of the
// table: sum insured in 万元, number of policies, and the group that each stands in.
var (
	insured  = []float64{1347167.64, 97933, 52100, 464658.1, 30047.8, 443733.38, 31965.98, 575087.69, 50481731.69, 1336805.52, 104093.82, 1338.62, 1205.58}
	policies = []float64{383, 23, 185, 1141, 908, 48, 5, 358, 323, 457, 218, 4, 98}
	group    = strings.Fields("2.1 2.1 2.1 2.1 2.2 2.3 2.3 2.3 2.3 2.3 2.4 2.4 2.4")
)

// exact are the sums insured again, without rounding.
func exact() []*big.Rat {
	var x []*big.Rat
	for _, s := range strings.Fields("1347167.64 97933 52100 464658.1 30047.8 443733.38 31965.98 575087.69 50481731.69 1336805.52 104093.82 1338.62 1205.58") {
		r, _ := new(big.Rat).SetString(s)
		x = append(x, r)
	}
	return x
}

// By amount one product is nearly all; by policies the list is a mix of six.
func ExampleHHI() {
	amount, _ := concentration.HHI(insured)
	count, _ := concentration.HHI(policies)
	fmt.Printf("by sum insured %.0f points, by policies %.0f points\n",
		amount*concentration.PointsPerUnit, count*concentration.PointsPerUnit)
	fmt.Printf("effective number of products %.2f and %.2f\n", 1/amount, 1/count)
	// Output:
	// by sum insured 8449 points, by policies 1630 points
	// effective number of products 1.18 and 6.14
}

func ExampleHHIRat() {
	h, _ := concentration.HHIRat(exact())
	fmt.Println(h.FloatString(20))
	// Output: 0.84487968290671369112
}

func ExampleCR() {
	for _, k := range []int{1, 3, 4, 14} {
		cr, err := concentration.CR(insured, k)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("CR%d %.2f%%\n", k, 100*cr)
	}
	// Output:
	// CR1 91.84%
	// CR3 96.72%
	// CR4 97.77%
	// n = 13 < 14: too few items
}

func ExampleGini() {
	g, _ := concentration.Gini(insured)
	corrected, _ := concentration.GiniCorrected(insured)
	fmt.Printf("%.3f, relative to its maximum %.3f\n", g, corrected)
	// Output: 0.889, relative to its maximum 0.963
}

func ExampleLorenz() {
	population, amount, _ := concentration.Lorenz(policies)
	fmt.Printf("the smallest %.0f%% of the products have %.1f%% of the policies\n", 100*population[9], 100*amount[9])
	// Output: the smallest 69% of the products have 30.4% of the policies
}

// Nearly all of the index comes from group 2.3. Group 2.2 has one product, so its own index is 1.
func ExampleDecomposeHHI() {
	d, _ := concentration.DecomposeHHI(exact(), group)
	for _, g := range d.Groups {
		fmt.Println(g.Group, g.N, g.Share.FloatString(4), g.Within.FloatString(4), g.Contribution.FloatString(7))
	}
	fmt.Println("total", d.Total.FloatString(6))
	// Output:
	// 2.1 4 0.0357 0.5308 0.0006762
	// 2.2 1 0.0005 1.0000 0.0000003
	// 2.3 5 0.9618 0.9125 0.8441996
	// 2.4 3 0.0019 0.9531 0.0000036
	// total 0.844880
}

func ExampleDecomposeTheilT() {
	d, _ := concentration.DecomposeTheilT(insured, group)
	fmt.Printf("%.6f = between %.6f + within %.6f\n", d.Total, d.Between, d.Within)
	// Output: 2.139840 = between 0.792732 + within 1.347108
}

// Every sentence about the section by amount is a sentence about integrated circuits, item 9.
func ExampleLeaveOneOut() {
	h, _ := concentration.LeaveOneOut(insured, concentration.HHI)
	fmt.Printf("without item 1 %.4f, without item 9 %.4f\n", h[0], h[8])
	// Output: without item 1 0.8872, without item 9 0.2172
}

func ExampleKendall() {
	tau, _ := concentration.Kendall(policies, insured)
	p, _ := concentration.KendallP(policies, insured)
	fmt.Printf("tau %.4f, exact p %.4f\n", tau, p)
	// Output: tau 0.3846, exact p 0.0763
}

func ExampleRankSizeOf() {
	r, _ := concentration.RankSizeOf(insured)
	fmt.Printf("zeta %.4f, s.e. %.4f, 95 %% from %.3f to %.3f\n", r.Zeta, r.SE, r.Lower, r.Upper)
	// Output: zeta 0.2954, s.e. 0.1159, 95 % from 0.068 to 0.523
}

func ExampleLogLog() {
	l, _ := concentration.LogLog(policies, insured)
	fmt.Printf("elasticity %.3f (%.3f, %.3f), R2 %.3f, n = %d\n", l.Slope, l.SlopeLower, l.SlopeUpper, l.R2, l.N)
	// Output: elasticity 0.819 (-0.071, 1.710), R2 0.271, n = 13
}

func ExampleBands() {
	h, _ := concentration.HHI(policies)
	b := concentration.MergerGuidelines2023
	fmt.Printf("%s (%s; %s)\n", b.Label(h*concentration.PointsPerUnit), b.Name, concentration.Caveat)
	// Output: moderately concentrated (US Merger Guidelines 2023; bands are for firms in a relevant antitrust market; over products or kinds of firms they are only a yardstick)
}

func ExampleFrame() {
	df := dataframe.ReadCSV(strings.NewReader("group,insured\nresearch,1347167.64\nresearch,97933\nmarket,30047.8\n"))
	out, err := concentration.Frame(df, "insured", "group")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, row := range out.Select([]string{"group", "n", "hhi", "hhi_normalized"}).Records() {
		fmt.Println(row)
	}
	// Output:
	// [group n hhi hhi_normalized]
	// [research 2 0.873647 0.747295]
	// [market 1 1.000000 NaN]
}
