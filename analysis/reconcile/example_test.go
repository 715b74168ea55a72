package reconcile_test

import (
	"fmt"
	"os"

	"techins/analysis/reconcile"
	"techins/dataset"
)

// annex are some rows of Shanghai's table for 2023 and the sums of its two sections, in yuan.
func annex() *dataset.Data {
	d := &dataset.Data{Editions: []dataset.Edition{{Edition: "shanghai-2023", Year: 2023}}}
	for _, r := range [][4]string{
		{"1", "", "科技型企业保险业务", "2661987259000"}, {"2", "", "科技创新活动保险业务", "549678688200"},
		{"2.2.1", "2.2", "知识产权保险", "300478000"}, {"2.3.5", "2.3", "网络安全保险", "13368055200"},
	} {
		d.Lines = append(d.Lines, dataset.Line{Edition: "shanghai-2023", Code: r[0], Parent: r[1], Label: r[2]})
		d.Business = append(d.Business, dataset.Business{Edition: "shanghai-2023", Code: r[0], Measure: "sum_insured",
			Value: dataset.MustDecimal(r[3]), Unit: "yuan"})
	}
	return d
}

// claim is a sum insured that the narrative tells of the city in 2023.
func claim(id, product, qualifier, value, lower, upper string) dataset.Metric {
	return dataset.Metric{Edition: "shanghai-2023", ID: id, Measure: "sum_insured", Product: product, Qualifier: qualifier, Unit: "yuan",
		Value: dataset.MustDecimal(value), Lower: dataset.MustDecimal(lower), Upper: dataset.MustDecimal(upper), Period: "2023", Scope: "city"}
}

func ExampleReport() {
	d := annex()
	d.Metrics = []dataset.Metric{
		claim("patents", "知识产权保险", "exact", "300000000", "250000000", "350000000"),
		claim("cyber", "网络安全保险", "at_least", "13300000000", "13300000000", "inf"),
		claim("headline", "科技保险(科技型企业)", "exact", "3100000000000", "3050000000000", "3150000000000"),
	}
	checks, err := reconcile.Report(d, "shanghai-2023")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range checks {
		fmt.Printf("%v against %v: %s\n", c.Left, c.Right, c.Verdict)
		fmt.Println("  ", c.Arithmetic)
	}
	// Output:
	// [patents] against [2.2.1]: agrees
	//    3.00478亿 in [2.5亿, 3.5亿)
	// [cyber] against [2.3.5]: agrees-as-bound
	//    133.680552亿-133亿=6805.52万 (0.51% of the bound)
	// [headline] against [1 all]: differs
	//    26619.87259亿<30500亿; 32116.659472亿>=31500亿; 32116.659472亿-31500亿=616.659472亿; 32116.659472亿-30500亿=1616.659472亿
}

func ExampleWriteText() {
	d := annex()
	d.Metrics = []dataset.Metric{claim("headline", "科技保险(科技型企业)", "exact", "3100000000000", "3050000000000", "3150000000000")}
	checks, _ := reconcile.Report(d, "shanghai-2023")
	if err := reconcile.WriteText(os.Stdout, checks); err != nil {
		fmt.Println(err)
	}
	// Output:
	// 1. headline [30500亿, 31500亿) against 1|all 26619.87259亿|32116.659472亿: differs (overlap)
	//    26619.87259亿<30500亿; 32116.659472亿>=31500亿; 32116.659472亿-31500亿=616.659472亿; 32116.659472亿-30500亿=1616.659472亿
	//    Not reproducible from the annex. The sections overlap: a total net of that lies in [26619.87259亿, 32116.659472亿], and this figure would mean an overlap of 616.659472亿 to 1616.659472亿.
}
