package figures

import (
	"math/big"
	"strconv"
	"strings"

	"techins/analysis/shares"
)

var (
	yuanPerWan      = big.NewRat(10_000, 1)
	yuanPerHundredM = big.NewRat(100_000_000, 1)
)

// Fixed prints a number with so many decimal places, halves away from zero, and a comma between
// thousands: 5,048.17.
func Fixed(r *big.Rat, places int) string {
	s := r.FloatString(places)
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "−", s[1:]
	}
	whole, frac, dotted := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if dotted {
		whole += "." + frac
	}
	if strings.Trim(whole, "0.,") == "" {
		sign = ""
	}
	return sign + whole
}

// hundredMillions prints yuan as 亿元 (100 million yuan) with two decimal places.
func hundredMillions(yuan *big.Rat) string {
	return Fixed(new(big.Rat).Quo(yuan, yuanPerHundredM), 2)
}

// plain prints a number with as many decimal places as it has, at most four.
func plain(r *big.Rat) string {
	for places := range 4 {
		s := r.FloatString(places)
		if v, ok := new(big.Rat).SetString(s); ok && v.Cmp(r) == 0 {
			return Fixed(r, places)
		}
	}
	return Fixed(r, 4)
}

// percent prints a share with two decimal places; what is not zero is never printed as zero.
func percent(share *big.Rat) string { return shares.Percent(share, 2) }

// notZero is Fixed, but what is not zero and would be printed as zero is printed as a bound, <0.1.
func notZero(r *big.Rat, places int) string {
	s := Fixed(r, places)
	if r.Sign() > 0 && strings.Trim(s, "0.") == "" {
		return "<" + Fixed(power(-places), places)
	}
	return s
}

// points prints a difference of shares in percentage points with one decimal place and its sign.
func points(share *big.Rat) string {
	return signed(asPercent(share), 1)
}

// signed is Fixed with a plus before what is more than zero. What is not zero and would be printed as
// zero is printed as a bound: <0.01, >−0.01.
func signed(r *big.Rat, places int) string {
	s := Fixed(r, places)
	zero := strings.Trim(s, "0.,") == ""
	switch {
	case zero && r.Sign() > 0:
		return "<" + Fixed(power(-places), places)
	case zero && r.Sign() < 0:
		return ">−" + Fixed(power(-places), places)
	case r.Sign() > 0:
		return "+" + s
	}
	return s
}

func float(r *big.Rat) float64 {
	f, _ := r.Float64()
	return f
}

// rat is the shortest decimal that is read back as f, so that tables of numbers hold no digits
// that f does not have; nil for what is not finite.
func rat(f float64) *big.Rat {
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(f, 'e', -1, 64))
	if !ok {
		return nil
	}
	return r
}

func quo(a, b *big.Rat) *big.Rat { return new(big.Rat).Quo(a, b) }
