package quantity

import (
	"math/big"

	"techins/dataset"
)

var qualifierOf = map[hedge]string{plainly: "exact", about: "approx", near: "approx", atLeast: "at_least", atMost: "at_most", from: "from"}

// measure sets value, interval and qualifier of a finished phrase.
func (t *text) measure(p *phrase, q *Quantity) {
	rate := p.unit.kind == "rate" || p.percent
	switch {
	case p.vague && q.Reason == "":
		q.Qualifier, q.Reason = "approx", "indefinite"
	case p.vague:
	case p.upper != nil:
		q.Lower, q.Upper, q.Qualifier = dataset.FromRat(p.val), dataset.FromRat(p.upper.val), "range"
	case p.span > 0: // 两三家
		width := new(big.Rat).Mul(pow10(p.place), big.NewRat(int64(p.span), 1))
		q.Lower, q.Upper, q.Qualifier = dataset.FromRat(p.val), dataset.FromRat(width.Add(width, p.val)), "range"
	default:
		q.Value = dataset.FromRat(p.val)
		q.Lower, q.Upper, q.Qualifier = bounds(&p.number, p.h, p.counted() && !p.percent, rate && p.change != 0)
	}
}

// bounds gives the interval that wording and printed digits allow, see the package comment. counted
// says that whole numbers are counts, not rounded figures; change that the number is a growth or a
// difference, which has no natural lower end.
func bounds(n *number, h hedge, counted, change bool) (lower, upper dataset.Decimal, qualifier string) {
	size := new(big.Rat).Abs(n.val)
	floor := dataset.Int(0)
	if change {
		floor = dataset.Inf(-1)
	}
	v := dataset.FromRat(size)
	qualifier = qualifierOf[h]
	switch {
	case n.open && (h == about || h == near || h == atMost): // 约300余家: as wide as either word allows
		lower, upper = floor, above(size, n.nonzero)
		if h == about {
			lower, _ = around(size, pow10(n.nonzero))
		}
	case h == about && n.step != nil:
		lower, upper = around(size, n.step)
	case h == about:
		lower, upper = around(size, pow10(n.nonzero))
	case h == near:
		lower, upper = floor, v
	case h == atMost:
		lower, upper = floor, v
	case n.open:
		lower, upper, qualifier = v, above(size, n.nonzero), "at_least"
	case h == atLeast, h == from:
		lower, upper = v, dataset.Inf(1)
	case n.exact, n.step != nil, counted && n.whole:
		lower, upper = v, v
	default:
		lower, upper = around(size, pow10(n.place))
	}
	if n.val.Sign() < 0 {
		lower, upper = upper.Neg(), lower.Neg()
	}
	return
}

// around is half a step to either side.
func around(v, step *big.Rat) (lower, upper dataset.Decimal) {
	half := new(big.Rat).Quo(new(big.Rat).Abs(step), big.NewRat(2, 1))
	return dataset.FromRat(new(big.Rat).Sub(v, half)), dataset.FromRat(new(big.Rat).Add(v, half))
}

// above is v and one unit of the place 10^e.
func above(v *big.Rat, e int) dataset.Decimal {
	return dataset.FromRat(new(big.Rat).Add(v, pow10(e)))
}
