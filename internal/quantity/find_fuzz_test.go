package quantity

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzFind wants, for any text: no panic, phrases in order that do not overlap, places that cut the
// printed text out of the input, and Lower <= Value <= Upper.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"为1,035家企业提供风险保障约3.1万亿元，同比增长35.5%", "由十二家增至18家，占比分别为45%、29%和百分之二十六",
		"3至5亿元，2‰—5‰，5-8家，大于10小于20", "壹佰贰拾叁万又三分之二，一点二万亿，两三千多件", "-3/2 1 3/5 .5 021-12345678 2023-12-31 3:7",
		"《条例》第三条（一）1、“十四五”7×24小时 ARJ21 5G https://a.b/?c=1%", "五元三毛，三成五，两吨半，翻两番，增长近一倍多", "６月，１，２０８家\u3000 万\n亿",
		strings.Repeat("1", 100), strings.Repeat("1,000", 50), strings.Repeat("一", 100), strings.Repeat("万亿", 40), "0分之0 1/0",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		src := []rune(s)
		end := 0
		for _, q := range Find(s) {
			if q.Start < end || q.End <= q.Start || q.End > len(src) {
				t.Fatalf("%q: place [%d, %d) after %d", s, q.Start, q.End, end)
			}
			if q.NumberStart < q.Start || q.NumberEnd > q.End || q.NumberEnd <= q.NumberStart {
				t.Fatalf("%q: number [%d, %d) outside [%d, %d)", s, q.NumberStart, q.NumberEnd, q.Start, q.End)
			}
			if q.Text != string(src[q.Start:q.End]) {
				t.Fatalf("%q: text %q is not at its place", s, q.Text)
			}
			checkOrder(t, s, q)
			end = q.End
		}
	})
}

// checkOrder wants Lower <= Value <= Upper, and a unit for whatever may be a statistic.
func checkOrder(t *testing.T, s string, q Quantity) {
	if !q.Lower.Missing() && !q.Upper.Missing() && q.Lower.Cmp(q.Upper) > 0 {
		t.Fatalf("%q: %q: lower %s above upper %s", s, q.Text, q.Lower, q.Upper)
	}
	if !q.Value.Missing() && (q.Lower.Cmp(q.Value) > 0 || q.Value.Cmp(q.Upper) > 0) {
		t.Fatalf("%q: %q: value %s outside [%s, %s]", s, q.Text, q.Value, q.Lower, q.Upper)
	}
	if q.Reason == "" && (q.Unit == "" || q.Qualifier == "" || q.Lower.Missing() || q.Upper.Missing()) {
		t.Fatalf("%q: %q may be a statistic but lacks unit, qualifier or bounds: %+v", s, q.Text, q)
	}
}

// hostile are pieces whose repetition invites rules to look far back or ahead.
var hostile = []string{"1", "1,", "1,000", "一", "万", "百分之", "分之", "第1、", "家", "3至", "3.", "1/", "又一分之", "超不足", "《", "1:", "甲、", "1-", "a1",
	"从1增至", " 1", "项目", "三百", "1亿", "1家、", "大于1小于", "1年、", "甲、2家", "最多"}

// BenchmarkFindHostile gives the speed on hostile texts of two lengths: it must not fall with the
// length, for the work is proportional to it.
func BenchmarkFindHostile(b *testing.B) {
	for _, piece := range hostile {
		for _, runes := range []int{10000, 100000} {
			s := strings.Repeat(piece, runes/utf8.RuneCountInString(piece))
			b.Run(fmt.Sprintf("%s/%d", piece, runes), func(b *testing.B) {
				for b.Loop() {
					Find(s)
				}
				b.ReportMetric(float64(runes)*float64(b.N)/b.Elapsed().Seconds(), "chars/s")
			})
		}
	}
}

func BenchmarkFind(b *testing.B) {
	s := strings.Repeat("截至去年末，该市共有12家财险公司开办此项业务，累计签发保单3.6万余件，保费收入约1.25亿元，同比增长18.4%；支付赔款4300万元。相关机构将继续完善服务机制，推动产品创新，提升保障水平，更好满足企业需要。", 20)
	runes := utf8.RuneCountInString(s)
	b.ReportAllocs()
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Find(s)
	}
	b.ReportMetric(float64(runes)*float64(b.N)/b.Elapsed().Seconds(), "chars/s")
}
