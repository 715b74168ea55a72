package report

import (
	"strings"
	"sync"

	"techins/internal/pattern"
)

// The scopes of a statistic: whose figure it is.
const (
	scopeCompany  = "company" // one or several named insurers
	scopeCounty   = "county"
	scopeCity     = "city"
	scopeProvince = "province"
	scopeNational = "national"
)

// A region is a place named in the text.
type region struct {
	span
	scope string
}

// regionLevels are the regions that need no 市, 省 or 县 behind their name.
var regionLevels = sync.OnceValue(func() map[string]string {
	levels := map[string]string{}
	for _, row := range readList("metrics_regions.csv") {
		levels[row["name"]] = row["level"]
	}
	return levels
})

var regionNames = sync.OnceValue(func() *wordSet {
	var names []string
	for name := range regionLevels() {
		names = append(names, name)
	}
	return newWordSet(names)
})

// suffixed is a region by its suffix; the words of notRegion only look like one.
var (
	suffixed  = pattern.New(`^(\p{Han}{2,6}?(?:自治区|自治州|自治县|新区|地区)|\p{Han}{2,3}?(?:市|省|县|州|盟|旗|区))`)
	notRegion = pattern.New(`(园|片|社|小|景|灾|山|城|辖|库|厂|校|领|示范|试验|保税|开发|实验|专|特|军|战|禁|盲|误|时)区$|(城|全|本|超|上|股|楼|门|都|夜|各|该|在|多|我|县|集|菜|入)市$|[的为和与及由在对]|(广|神|九)州$|(红|国|军|一面|锦)旗$`)
	cityTail  = pattern.New(`^(市|省|特别行政区|自治区|壮族自治区|回族自治区|维吾尔自治区)`)
)

// regionAt is the region that begins at byte i of text.
func regionAt(text string, i int) (region, bool) {
	rest := ahead(text, i)
	if n := regionNames().prefix(rest); n > 0 {
		level := regionLevels()[rest[:n]]
		end := i + n + len(cityTail.FindString(rest[n:]))
		return region{span{i, end}, level}, true
	}
	m := suffixed.FindString(rest)
	if m == "" || notRegion.MatchString(m) || strings.HasPrefix(rest[len(m):], "场") {
		return region{}, false
	}
	return region{span{i, i + len(m)}, levelOf(m)}, true
}

// levelOf tells the level from a region's suffix.
func levelOf(name string) string {
	switch {
	case strings.HasSuffix(name, "省"), strings.HasSuffix(name, "自治区"):
		return scopeProvince
	case strings.HasSuffix(name, "市"), strings.HasSuffix(name, "州"), strings.HasSuffix(name, "盟"), strings.HasSuffix(name, "地区"):
		return scopeCity
	}
	return scopeCounty
}

// regionScope is the level of a region given by its name alone, as an edition has it; "" when it
// cannot be told.
func regionScope(name string) string {
	if name == "" {
		return ""
	}
	if level, ok := regionLevels()[name]; ok {
		return level
	}
	if r, ok := regionAt(name, 0); ok && r.to == len(name) {
		return r.scope
	}
	return ""
}
