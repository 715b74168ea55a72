package concentration

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"techins/analysis/shares"
)

// A Line is a least squares line y = Intercept + Slope x with the usual inference for independent
// normal errors. On a complete list of a few items that is a statement about a superpopulation and
// to be labelled so; below 30 items a line is descriptive only.
type Line struct {
	N                      int
	Intercept, Slope       float64
	SEIntercept, SESlope   float64
	R2                     float64
	Sigma                  float64 // residual standard error, n-2 degrees of freedom
	T975                   float64 // quantile of Student's t for the 95 % interval
	SlopeLower, SlopeUpper float64 // Slope -+ T975 SESlope
	P                      float64 // two-sided, for a slope of 0
}

// Regress fits a line to points.
//
// Errors: shares.ErrLength; shares.ErrTooFew for n < 3; an ItemError of shares.ErrNotFinite;
// ErrConstant when x or y does not vary.
func Regress(x, y []float64) (Line, error) {
	if err := pairs(x, y, 3); err != nil {
		return Line{}, err
	}
	m, err := momentsOf(x, y)
	if err != nil {
		return Line{}, err
	}
	if _, err := m.correlation(); err != nil {
		return Line{}, err
	}
	n := float64(len(x))
	l := Line{N: len(x), Slope: m.xy / m.xx}
	l.Intercept = m.y - l.Slope*m.x
	var residuals shares.Accumulator
	for i := range x {
		e := (y[i] - m.y) - l.Slope*(x[i]-m.x)
		residuals.Add(e * e)
	}
	rss := residuals.Sum()
	l.R2 = 1 - rss/m.yy
	l.Sigma = math.Sqrt(rss / (n - 2))
	l.SESlope = l.Sigma / math.Sqrt(m.xx)
	l.SEIntercept = l.Sigma * math.Sqrt(1/n+m.x*m.x/m.xx)
	l.T975 = tQuantile(n - 2)
	l.SlopeLower, l.SlopeUpper = l.Slope-l.T975*l.SESlope, l.Slope+l.T975*l.SESlope
	if l.SESlope > 0 {
		l.P = 2 * student(n-2).Survival(math.Abs(l.Slope/l.SESlope))
	}
	return l, nil
}

// LogLog fits ln y = Intercept + Slope ln x; the slope is an elasticity.
//
// Errors: those of Regress; an ItemError of shares.ErrZeroItem or shares.ErrNegative. Zeros cannot
// enter: leave them out and report how many.
func LogLog(x, y []float64) (Line, error) {
	lx, err := logs(x)
	if err != nil {
		return Line{}, err
	}
	ly, err := logs(y)
	if err != nil {
		return Line{}, err
	}
	return Regress(lx, ly)
}

func logs(x []float64) ([]float64, error) {
	if _, err := shares.Scale(x); err != nil && err != shares.ErrZeroTotal {
		return nil, err
	}
	if err := zeroItem(x); err != nil {
		return nil, err
	}
	l := make([]float64, len(x))
	for i, v := range x {
		l[i] = math.Log(v)
	}
	return l, nil
}

func student(freedom float64) distuv.StudentsT {
	return distuv.StudentsT{Mu: 0, Sigma: 1, Nu: freedom}
}

// tQuantile is the 97.5 % quantile of Student's t, polished by Newton's method.
func tQuantile(freedom float64) float64 {
	d := student(freedom)
	t := d.Quantile(0.975)
	for range 2 {
		t += (d.Survival(t) - 0.025) / d.Prob(t)
	}
	return t
}

// moments are the means of x and y and the sums of squares and products about them.
type moments struct{ x, y, xx, yy, xy float64 }

func momentsOf(x, y []float64) (moments, error) {
	m := moments{x: meanSigned(x), y: meanSigned(y)}
	var xx, yy, xy shares.Accumulator
	for i := range x {
		dx, dy := x[i]-m.x, y[i]-m.y
		xx.Add(dx * dx)
		yy.Add(dy * dy)
		xy.Add(dx * dy)
	}
	m.xx, m.yy, m.xy = xx.Sum(), yy.Sum(), xy.Sum()
	if math.IsInf(m.xx, 0) || math.IsInf(m.yy, 0) || math.IsNaN(m.xy) || math.IsInf(m.xy, 0) {
		return m, shares.ErrOverflow
	}
	return m, nil
}

func meanSigned(x []float64) float64 {
	var sum shares.Accumulator
	for _, v := range x {
		sum.Add(v)
	}
	return sum.Sum() / float64(len(x))
}

func (m moments) correlation() (float64, error) {
	if m.xx == 0 || m.yy == 0 {
		return 0, ErrConstant
	}
	return max(-1, min(1, m.xy/math.Sqrt(m.xx)/math.Sqrt(m.yy))), nil
}
