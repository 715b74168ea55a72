package concentration

// Bands are the thresholds in HHI points by which a competition authority words concentration.
//
// They are made for firms in a relevant antitrust market. An HHI over products or over kinds of
// firms measures the concentration of a mix; a band is at most a familiar yardstick for it, to be
// printed with Name and Caveat or not at all.
type Bands struct {
	Name string
	// From Moderate the market is moderately concentrated, above (not at) High highly.
	Moderate, High float64
}

// Caveat is the sentence to print beside every band.
const Caveat = "bands are for firms in a relevant antitrust market; over products or kinds of firms they are only a yardstick"

// The rule sets of the United States agencies. The words for one HHI changed between them, so the
// name belongs to the label.
var (
	MergerGuidelines1992 = Bands{Name: "US Merger Guidelines 1992", Moderate: 1000, High: 1800}
	MergerGuidelines2010 = Bands{Name: "US Merger Guidelines 2010", Moderate: 1500, High: 2500}
	MergerGuidelines2023 = Bands{Name: "US Merger Guidelines 2023", Moderate: 1000, High: 1800}
)

// Label is the wording for an HHI in points: "unconcentrated", "moderately concentrated" or
// "highly concentrated".
func (b Bands) Label(points float64) string {
	switch {
	case points > b.High:
		return "highly concentrated"
	case points >= b.Moderate:
		return "moderately concentrated"
	}
	return "unconcentrated"
}

// MergerDelta is the rise of the HHI when two items become one, 2 s_i s_j, in the unit of the shares
// (0.1 and 0.2 give 0.04, or 400 points).
func MergerDelta(s, t float64) float64 { return 2 * s * t }
