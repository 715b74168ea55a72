package report

import (
	"fmt"
	"regexp"
	"strings"

	"techins/dataset"
)

var (
	challengeWords = regexp.MustCompile(`挑战|困难|存在的?问题|不足|瓶颈`)
	directionWords = regexp.MustCompile(`方向|展望|建议|下一步|思路|举措`)
	outlookWords   = regexp.MustCompile(`展望|未来|建议|下一阶段`)
	itemMark       = regexp.MustCompile(`^[一二三四五六七八九十]+是`)
	subItemMark    = regexp.MustCompile(`^(?:第[一二三四五六七八九十]+|一方面|另一方面|首先(?:是)?|其次(?:是)?|再次(?:是)?|最后(?:是)?|从\p{Han}{2}(?:上)?看)[,、:]?`)
)

// outlookPart tells which part of the outlook a section is, by its title or that of one it stands in:
// challenge, direction, or "" for neither.
func (k *knower) outlookPart(section string) string {
	for path := section; path != ""; path, _ = cutLast(path, "/") {
		switch title := k.titles[path]; {
		case challengeWords.MatchString(title):
			return "challenge"
		case directionWords.MatchString(title) && strings.Contains(path, "/"):
			return "direction"
		}
	}
	return ""
}

// cutLast cuts a path at its last separator; without one nothing is left.
func cutLast(path, separator string) (before, after string) {
	if i := strings.LastIndex(path, separator); i >= 0 {
		return path[:i], path[i+len(separator):]
	}
	return "", path
}

// outlook gives challenges, directions and instruments, in order.
func (k *knower) outlook() []dataset.Outlook {
	return nil
}

func outlookID(prefix string, n int) string { return fmt.Sprintf("%s%d", prefix, n) }

var _ = strings.TrimSpace
var _ = outlookWords
var _ = itemMark
var _ = subItemMark
var _ = outlookID
