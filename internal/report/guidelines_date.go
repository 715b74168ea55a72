package report

import (
	"fmt"
	"strings"

	"techins/internal/pattern"
)

var (
	dateInWords = pattern.New(`^\s*(\d{4}|[〇零○一二三四五六七八九]{4})\s*年\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*月(?:\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号])?`)
	dateInMarks = pattern.New(`^\s*(\d{4})\s*([-./])\s*(\d{1,2})(?:\s*[-./]\s*(\d{1,2}))?`)
)

// readDate reads the date at the beginning of a text (2021年06月9日, 2024.1.5, 2024-01-05, 二〇二四年一月五日, or
// a month alone) as an ISO date; n is how many bytes it takes, 0 when there is none or the calendar
// has no such day.
func readDate(s string) (date string, n int) {
	wide := fullWidthDigits.Replace(s)
	if m := dateInWords.FindStringSubmatch(wide); m != nil {
		date = isoDate(yearOf(m[1]), smallNumber(m[2]), dayOf(m[3]))
		n = len(m[0])
	} else if m := dateInMarks.FindStringSubmatch(wide); m != nil {
		date = isoDate(yearOf(m[1]), smallNumber(m[3]), dayOf(m[4]))
		n = len(m[0])
	}
	if date == "" {
		return "", 0
	}
	return date, bytesBefore(s, wide[:n])
}

var fullWidthDigits = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9", "．", ".", "－", "-", "／", "/")

// bytesBefore is how many bytes of s have as many runes as the prefix of its narrow form.
func bytesBefore(s, prefix string) int {
	runes := len([]rune(prefix))
	for i := range s {
		if runes == 0 {
			return i
		}
		runes--
	}
	return len(s)
}

// dayOf is the number of a day, 0 for none.
func dayOf(s string) int {
	if s == "" {
		return 0
	}
	return max(1, smallNumber(s))
}

// yearOf reads 2023 or 二〇二三.
func yearOf(s string) int {
	y := 0
	for _, r := range s {
		d := strings.IndexRune("一二三四五六七八九", r)
		switch {
		case r >= '0' && r <= '9':
			y = 10*y + int(r-'0')
		case d >= 0:
			y = 10*y + d/3 + 1
		default:
			y *= 10
		}
	}
	return y
}

// isoDate is 2024-01-05, or 2024-01 when the day is 0; "" when the calendar has no such date.
func isoDate(y, m, d int) string {
	if y < 1900 || y > 2199 || m < 1 || m > 12 || d < 0 || d > daysIn(y, m) {
		return ""
	}
	if d == 0 {
		return fmt.Sprintf("%04d-%02d", y, m)
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}

func daysIn(y, m int) int {
	switch m {
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
