package quantity

import "unicode"

// A text is Chinese text made easy to match: full-width forms, traditional and financial characters
// are replaced by their plain ones, and blanks that carry no meaning are left out.
type text struct {
	src []rune // as given
	r   []rune // plain
	at  []int  // at[i] is the index in src of r[i]; one entry more for the end
}

// newText makes the text plain. Every rune of the result stands for one rune of s.
func newText(s string) text {
	t := text{src: []rune(s)}
	t.r = make([]rune, 0, len(t.src))
	t.at = make([]int, 0, len(t.src)+1)
	for i := 0; i < len(t.src); i++ {
		c := t.src[i]
		if !isBlank(c) {
			t.add(t.plain(i), i)
			continue
		}
		j, broken := i, false
		for ; j < len(t.src) && isBlank(t.src[j]); j++ {
			broken = broken || t.src[j] == '\n'
		}
		// A blank between two ASCII signs parts them (1 035, v2 300); elsewhere Chinese has none.
		if len(t.r) > 0 && j < len(t.src) && parts(t.r[len(t.r)-1]) && parts(t.plain(j)) {
			if broken {
				t.add('\n', i)
			} else {
				t.add(' ', i)
			}
		}
		i = j - 1
	}
	t.at = append(t.at, len(t.src))
	return t
}

func (t *text) add(c rune, at int) {
	t.r = append(t.r, c)
	t.at = append(t.at, at)
}

func isBlank(c rune) bool {
	return unicode.IsSpace(c) || c == '\u200b' || c == '\ufeff' || c == '\u00ad'
}

// parts reports whether a blank beside c has a meaning.
func parts(c rune) bool {
	return isDigit(c) || isLetter(c) || c == '.' || c == ',' || c == '%' || c == '(' || c == ')'
}

func isDigit(c rune) bool  { return c >= '0' && c <= '9' }
func isLetter(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
func isHan(c rune) bool    { return c >= 0x4e00 && c <= 0x9fff || c >= 0x3400 && c <= 0x4dbf }

var plainForm = map[rune]rune{
	'〇': '零', '○': '零', '壹': '一', '贰': '二', '貳': '二', '叁': '三', '叄': '三', '參': '参', '柒': '七', '捌': '八', '玖': '九',
	'佰': '百', '仟': '千', '萬': '万', '億': '亿', '點': '点', '負': '负', '兩': '两', '個': '个', '餘': '余', '幾': '几',
	'圓': '元', '圆': '元', '雙': '双', '對': '对', '張': '张', '條': '条', '筆': '笔', '間': '间', '項': '项', '種': '种', '類': '类', '戶': '户',
	'於': '于', '單': '单', '達': '达', '過': '过', '約': '约', '並': '并', '﹪': '%', '﹐': '，', '﹒': '.', '￥': '¥', '−': '-', '～': '~', '〜': '~',
}

// financialForm holds forms that are everyday characters too (大陆, 队伍, 肆意, 拾取): they are
// numerals only in the company of others.
var financialForm = map[rune]rune{'肆': '四', '伍': '五', '陆': '六', '陸': '六', '拾': '十', '俩': '两', '倆': '两'}

// plain is the plain form of src[i].
func (t *text) plain(i int) rune {
	c := t.src[i]
	if c < 0x80 {
		return c
	}
	if p, ok := plainForm[c]; ok {
		return p
	}
	if c >= '！' && c <= '～' && c != '，' {
		return c - '！' + '!'
	}
	if p, ok := financialForm[c]; ok && (financial(t.near(i, -1)) || financial(t.near(i, 1)) || c == '拾' && isNumeral(t.near(i, 1))) {
		return p
	}
	return c
}

// near is the next rune of src beside i in the direction step that is no blank; 0 at the ends.
func (t *text) near(i, step int) rune {
	for n := 0; n < 4; n++ {
		i += step
		if i < 0 || i >= len(t.src) {
			return 0
		}
		if !isBlank(t.src[i]) {
			return t.src[i]
		}
	}
	return 0
}

// financial reports whether c beside a financial form shows that a number is meant.
func financial(c rune) bool {
	switch c {
	case '壹', '贰', '貳', '叁', '叄', '肆', '伍', '陆', '陸', '柒', '捌', '玖', '拾', '佰', '仟',
		'十', '百', '千', '万', '亿', '萬', '億', '元', '圆', '圓', '角', '点', '點':
		return true
	}
	return false
}

// has reports whether the word stands at i.
func (t *text) has(i int, word string) bool {
	if i < 0 {
		return false
	}
	for _, c := range word {
		if i >= len(t.r) || t.r[i] != c {
			return false
		}
		i++
	}
	return true
}

// rune is r[i], 0 outside.
func (t *text) rune(i int) rune {
	if i < 0 || i >= len(t.r) {
		return 0
	}
	return t.r[i]
}

// oneOf reports whether r[i] is one of the characters of set.
func (t *text) oneOf(i int, set string) bool {
	c := t.rune(i)
	if c == 0 {
		return false
	}
	for _, s := range set {
		if s == c {
			return true
		}
	}
	return false
}
