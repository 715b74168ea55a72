package quantity

import "testing"

// TestReadNumber checks values worked out by hand, and the power of ten of the last printed digit.
func TestReadNumber(t *testing.T) {
	for _, c := range []struct {
		text, want string
		place      int
	}{
		{"0", "0", 0}, {"305", "305", 0}, {"12,860", "12860", 0}, {"1 035", "1035", 0}, {"1，208", "1208", 0}, {"3,141,592.65", "3141592.65", -2}, {"7.50", "7.50", -2},
		{".25", "0.25", -2}, {"２，０４８", "2048", 0}, {"９．５", "9.5", -1}, {"-4.2", "-4.2", -1}, {"负三", "-3", 0},
		{"6.3万亿", "6300000000000", 11}, {"880万", "8800000", 4}, {"2千亿", "200000000000", 11}, {"5百", "500", 2}, {"3亿2000万", "320000000", 4}, {"1万5千", "15000", 3},
		{"12k", "12000", 3},
		{"七", "7", 0}, {"十", "10", 1}, {"十九", "19", 0}, {"二十", "20", 1}, {"一百零八", "108", 0}, {"二百五", "250", 1}, {"三千六", "3600", 2}, {"一万八", "18000", 3},
		{"四万零三百", "40300", 2}, {"六亿五千万", "650000000", 7}, {"一亿零二十", "100000020", 1}, {"十二万亿", "12000000000000", 12}, {"两千零五十一", "2051", 0},
		{"百亿", "10000000000", 10}, {"壹拾贰万叁仟", "123000", 3}, {"陆佰伍拾", "650", 1}, {"二〇二四", "2024", 0}, {"零点七五", "0.75", -2}, {"三点二亿", "320000000", 7},
		{"百分之八", "8", 0}, {"百分之四点六", "4.6", -1}, {"千分之二", "0.2", -1}, {"万分之七", "0.07", -2}, {"负百分之五", "-5", 0},
	} {
		x := newText(c.text)
		n, ok := x.readNumber(0)
		if !ok || n.end != len(x.r) {
			t.Errorf("%s: read %v up to %d of %d", c.text, ok, n.end, len(x.r))
			continue
		}
		if got := decimal(n); got != c.want || n.place != c.place {
			t.Errorf("%s: got %s, last place %d; want %s, %d", c.text, got, n.place, c.want, c.place)
		}
	}
}

func decimal(n number) string { return n.val.FloatString(max(0, -n.place)) }

func TestReadFraction(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"四分之三", "3/4"}, {"十二分之五", "5/12"}, {"16分之3", "3/16"}, {"一又四分之一", "5/4"}, {"负二又二分之一", "-5/2"}, {"3/8", "3/8"}, {"2 1/2", "5/2"},
	} {
		x := newText(c.text)
		n, ok := x.readNumber(0)
		if !ok || n.end != len(x.r) || n.val.String() != c.want {
			t.Errorf("%s: got %v %v up to %d of %d, want %s", c.text, ok, n.val, n.end, len(x.r), c.want)
		}
	}
}

// TestReadNumberEnds checks how much of a text belongs to the number at its beginning.
func TestReadNumberEnds(t *testing.T) {
	for _, c := range []struct{ text, number string }{
		{"1,23家", "1"}, {"12,3456", "12"}, {"1234,567", "1234"}, {"2.2023年", "2"}, {"25，30", "25"}, {"2024,315家", "2024"}, {"3.5.1", "3.5"},
		{"五千克", "五"}, {"三千米", "三"}, {"二点要求", "二"}, {"两点三十分", "两"}, {"三分之", "三"}, {"一百百", "一百"}, {"五十千", "五十"}, {"3万余家", "3万余"}, {"十几万元", "十几万"},
		{"二三百户", "二三百"}, {"4/5/6", "4"}, {"1亿 3家", "1亿"}, {"八多个", "八"},
	} {
		x := newText(c.text)
		n, ok := x.readNumber(0)
		if got := string(x.r[n.start:n.end]); !ok || got != c.number {
			t.Errorf("%s: the number is %q, want %q", c.text, got, c.number)
		}
	}
}

func TestNoNumber(t *testing.T) {
	for _, s := range []string{"两两", "九九", "三三两两", "数据", "几乎", "点", "分之", ""} {
		x := newText(s)
		if n, ok := x.readNumber(0); ok {
			t.Errorf("%q: read %s", s, decimal(n))
		}
	}
}
