package font

import "strings"

// standardWidths are those of the standard 14 fonts for files that leave Widths away, as they may
// for these: Helvetica's for whatever is neither Courier nor Times.
func (ft *Font) standardWidths() {
	name := strings.ToLower(ft.Name)
	for c := range ft.simple {
		w := 0.556
		if strings.Contains(name, "courier") {
			w = 0.6
		}
		ft.simple[c].width = w
	}
}
