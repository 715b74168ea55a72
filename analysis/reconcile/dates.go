package reconcile

import (
	"fmt"
	"strconv"
	"strings"

	"techins/dataset"
)

// dates compares the dates that the document gives one act in different places: in the list of
// guidelines and elsewhere.
func (e edition) dates(elsewhere []Dated) (checks []Check) {
	for _, x := range e.documents {
		for _, other := range strings.FieldsFunc(x.OtherDates, func(r rune) bool { return r == '|' }) {
			right := "date of " + x.ID
			if x.Guideline > 0 {
				right = "guideline " + strconv.Itoa(x.Guideline)
			}
			c := sameDate(x.ID, other, right, x.Date)
			c.Places = []Place{{x.ID, x.Place}}
			if x.Where != "" && c.Verdict == Differs {
				c.Comment += " The text names it in " + strings.ReplaceAll(x.Where, "|", ", ") + "."
			}
			checks = append(checks, c)
		}
	}
	for _, d := range elsewhere {
		for _, g := range e.guidelines {
			if d.Date == "" || g.Date == "" || !sameAct(d.Title, g.Title) {
				continue
			}
			id := "guideline " + strconv.Itoa(g.Number)
			c := sameDate(d.ID, d.Date, id, g.Date)
			c.Places = []Place{{d.ID, d.Place}, {id, dataset.Place{Page: g.Page}}}
			checks = append(checks, c)
		}
	}
	return checks
}

// sameDate judges two dates of one act, of which one may be less precise.
func sameDate(left, leftDate, right, rightDate string) Check {
	c := Check{Left: []string{left}, Right: []string{right}, LeftValue: leftDate, RightValue: rightDate, Verdict: Agrees}
	switch {
	case rightDate == "":
		c.Verdict, c.Reason, c.Arithmetic = CannotTell, NoCounterpart, "none"
	case covers(leftDate, rightDate):
		c.Arithmetic = fmt.Sprintf("%s covers %s", leftDate, rightDate)
	case covers(rightDate, leftDate):
		c.Arithmetic = fmt.Sprintf("%s covers %s", rightDate, leftDate)
	default:
		c.Arithmetic = fmt.Sprintf("%s is not %s", leftDate, rightDate)
		c.Verdict, c.Comment = Differs, "Two dates are printed for the same act; the report does not say which holds."
	}
	return c
}

// covers reports whether a date that is less precise includes another.
func covers(date, precise string) bool {
	return precise == date || strings.HasPrefix(precise, date+"-")
}

// leastShared is how many letters in a row two titles of the same act share at least.
const leastShared = 10

// sameAct reports whether a title is one of the bar-separated titles, or a shorter form of it: they
// share a long run of letters and the word for the kind of act at the end.
func sameAct(title, titles string) bool {
	a := plain(title)
	for _, t := range strings.Split(titles, "|") {
		b := plain(t)
		if a != "" && (a == b || longestRun(a, b) >= leastShared && kindOfAct(title) == kindOfAct(t)) {
			return true
		}
	}
	return false
}

// kindOfAct is the last two letters of a title without a bracket at its end: 方案, 通知.
func kindOfAct(title string) string {
	title = strings.NewReplacer("（", "(", "）", ")").Replace(title)
	if open := strings.LastIndex(title, "("); open > 0 && strings.HasSuffix(title, ")") {
		title = title[:open]
	}
	letters := []rune(plain(title))
	return string(letters[max(0, len(letters)-2):])
}

// longestRun is the length of the longest run of letters that two texts share.
func longestRun(a, b string) (longest int) {
	y := []rune(b)
	run := make([]int, len(y)+1)
	for _, r := range a {
		for j := len(y) - 1; j >= 0; j-- {
			run[j+1] = 0
			if r == y[j] {
				run[j+1] = run[j] + 1
				longest = max(longest, run[j+1])
			}
		}
	}
	return longest
}
