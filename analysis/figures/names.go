package figures

import (
	"strings"
	"unicode"

	"techins/dataset"
)

// shortName is how a chart names an organisation: in Chinese as printed, without its branch, in
// English its name without the words that all insurers' names share. Without a name it is its key.
func (m *model) shortName(key, printed string) Text {
	t := Text{withoutBranch(printed), keyWords(key)}
	for _, e := range m.data.Entities {
		if e.Edition != m.edition.Edition || e.Key != key {
			continue
		}
		if t.ZH == "" {
			t.ZH = withoutBranch(shortestPrinted(e))
		}
		if e.NameEN != "" {
			t.EN = trademark(e.NameEN)
		}
	}
	switch {
	case key == "":
		t.EN = "one insurer"
	case t.ZH == "":
		t.ZH = key
	}
	return t
}

// shortestPrinted is the shortest Chinese form in which the document names an organisation.
func shortestPrinted(e dataset.Entity) string {
	best := e.Name
	for alias := range strings.SplitSeq(e.Aliases, "|") {
		if hasHan(alias) && len(alias) < len(best) {
			best = alias
		}
	}
	return best
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// withoutBranch cuts a branch off an insurer's printed name: 太保财险上海分公司 is 太保财险.
func withoutBranch(printed string) string {
	name := strings.TrimSuffix(printed, "营业部")
	if rest, ok := strings.CutSuffix(name, "分公司"); ok {
		if i := strings.LastIndex(rest, "险"); i > 0 {
			return rest[:i+len("险")]
		}
	}
	return name
}

// trademark is what comes before the words of trade and of company in an insurer's English name.
func trademark(name string) string {
	end := len(name)
	for _, word := range []string{" Property", " P & C", " Insurance", " Company", " Co.", " General Insurance", ", Shanghai"} {
		if i := strings.Index(name, word); i > 0 {
			end = min(end, i)
		}
	}
	return strings.TrimSuffix(name[:end], ",")
}

// keyWords makes words of a key: ping-an-pc is Ping An PC.
func keyWords(key string) string {
	words := strings.Split(key, "-")
	for i, w := range words {
		if len(w) <= 2 && w != "an" {
			words[i] = strings.ToUpper(w)
		} else {
			words[i] = capitalised(w)
		}
	}
	return strings.Join(words, " ")
}

// spaced is a key of several words as words.
func spaced(key string) string { return strings.ReplaceAll(key, "_", " ") }
